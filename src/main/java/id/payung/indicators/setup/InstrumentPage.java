package id.payung.indicators.setup;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** The instrument of a year. */
@Template("indicators/instrument")
public record InstrumentPage(EvaluationOverview frame, FormFields upload) implements PageModel {}
