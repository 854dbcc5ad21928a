package id.payung.indicators.score;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOption;
import java.util.List;

/** Where points are lost, the largest first. */
@Template("indicators/gaps")
public record GapListPage(EvaluationOverview frame, List<QuestionScore> gaps, String office,
    List<SelectOption> offices) implements PageModel {}
