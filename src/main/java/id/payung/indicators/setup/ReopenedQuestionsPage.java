package id.payung.indicators.setup;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.Reopening;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** The reopened questions, most points first. */
@Template("indicators/sprint")
public record ReopenedQuestionsPage(EvaluationOverview frame, Reopening reopening,
    List<QuestionScore> rows) implements PageModel {}
