package id.payung.indicators.setup;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOption;
import java.util.List;

/** A year to be opened. */
@Template("indicators/year-new")
public record OpeningPage(FormFields form, List<SelectOption> sources) implements PageModel {}
