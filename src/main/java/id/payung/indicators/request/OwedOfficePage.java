package id.payung.indicators.request;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.QuestionScore;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** What one office owes, and the reminder. */
@Template("indicators/owing-office")
public record OwedOfficePage(EvaluationOverview frame, OfficeOwedQuestions owing, List<QuestionScore> rows,
    String reminder) implements PageModel {}
