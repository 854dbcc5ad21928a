package id.payung.indicators.score;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** No year was opened yet. */
@Template("indicators/none")
public record NoEvaluationPage(boolean mayOpen) implements PageModel {}
