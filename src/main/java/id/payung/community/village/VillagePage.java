package id.payung.community.village;

import id.payung.community.Report;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.regions.Region;
import java.util.List;

/** Profil desa: which bodies a village has, and what it reported lately. */
@Template("community/village")
public record VillagePage(Region village, List<VillageBody> bodies, List<Report> reports,
    boolean writes) implements PageModel {}
