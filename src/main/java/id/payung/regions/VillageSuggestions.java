package id.payung.regions;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOption;
import java.util.List;

/**
 * The choices below a village picker.
 *
 * @param name the form's field
 * @param q what was searched for; blank when it was too short
 */
@Template("regions/villages")
public record VillageSuggestions(String name, String q, List<SelectOption> results) implements PageModel {}
