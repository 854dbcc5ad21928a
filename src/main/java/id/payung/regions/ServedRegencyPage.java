package id.payung.regions;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.tenancy.RegencySettings;
import java.util.List;

/**
 * The regencies that are served, and those that a search for another found.
 *
 * @param q what was searched for
 */
@Template("regions/served")
public record ServedRegencyPage(List<RegencySettings> served, String q,
    List<RegencySearchListItem> found) implements PageModel {}
