package id.payung.indicators.score;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOption;
import java.util.List;

/** All questions of a year, narrowed. */
@Template("indicators/questions")
public record QuestionListPage(EvaluationOverview frame, QuestionFilter filter, List<QuestionScore> rows,
    List<SelectOption> offices, List<SelectOption> blocks, List<SelectOption> steps) implements PageModel {}
