package id.payung.indicators.result;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** The official results of all years. */
@Template("indicators/results")
public record ResultsPage(EvaluationOverview frame, List<StageResult> results, FormFields form) implements PageModel {}
