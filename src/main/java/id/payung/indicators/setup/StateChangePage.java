package id.payung.indicators.setup;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Asks once more before a year is locked, unlocked or closed. */
@Template("indicators/turn")
public record StateChangePage(EvaluationOverview frame, String deed, FormFields form) implements PageModel {}
