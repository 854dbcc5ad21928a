package id.payung.community.reportoverview;

import id.payung.community.report.ReportPhotoLookup.ReportPhoto;
import id.payung.community.reportlist.ReportFilter;
import id.payung.community.reportlist.ReportListItem;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reports with photos.
 *
 * @param photos by report
 * @param next address of the next page, or null
 */
@Template("community/gallery")
public record ReportGalleryPage(ReportFilter filter, List<SelectOptionGroup> districts, List<ReportListItem> reports,
    Map<UUID, List<ReportPhoto>> photos, @Nullable String next) implements PageModel {

  /** Where a photo leads: large, with the others of this gallery around it. */
  public String pathOf(ReportPhoto photo) {
    return GalleryPictureLoader.pathOf(filter, photo);
  }
}
