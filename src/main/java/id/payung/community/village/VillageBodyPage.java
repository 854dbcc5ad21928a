package id.payung.community.village;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.regions.Region;

/** Writing down one body of a village. */
@Template("community/village-body")
public record VillageBodyPage(Region village, String kind, FormFields form) implements PageModel {}
