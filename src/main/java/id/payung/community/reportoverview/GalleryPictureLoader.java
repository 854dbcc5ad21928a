package id.payung.community.reportoverview;

import id.payung.community.Report;
import id.payung.community.report.ReportLifeCycle;
import id.payung.community.report.ReportPhotoLookup;
import id.payung.community.report.ReportPhotoLookup.ReportPhoto;
import id.payung.community.reportlist.ReportFilter;
import id.payung.community.reportlist.ReportListRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.page.PicturePage;
import id.payung.platform.ui.Breadcrumb;
import id.payung.platform.ui.FileThumbnail;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One photo of the gallery large: the next one is that of the gallery, by its filter, whichever report it is of. */
@Component
@Transactional(readOnly = true)
class GalleryPictureLoader {
  private static final int REPORTS_EACH_SIDE = 6;

  private final ReportLifeCycle lifecycle;
  private final ReportListRepository reports;
  private final ReportPhotoLookup photos;

  GalleryPictureLoader(ReportLifeCycle lifecycle, ReportListRepository reports, ReportPhotoLookup photos) {
    this.lifecycle = lifecycle;
    this.reports = reports;
    this.photos = photos;
  }

  /** Where a photo of the gallery leads, with the filter that it was found by. */
  static String pathOf(ReportFilter filter, ReportPhoto photo) {
    return filter.within("/reports/gallery/" + photo.file().report() + "/photos/" + photo.file().id()).text();
  }

  /**
   * @throws NotFound when the report has no such photo
   */
  PicturePage load(Actor actor, ReportFilter filter, UUID report, UUID photo, Ui ui) {
    Report at = lifecycle.require(actor, report);
    ReportListRepository.AroundReport around = reports.listAround(actor, filter, at, REPORTS_EACH_SIDE);
    List<ReportPhoto> all =
        photos.findByReports(actor, around.reports()).values().stream().flatMap(List::stream).toList();
    ReportPhoto shown = all.stream()
        .filter(one -> one.file().id().equals(photo) && one.file().report().equals(report))
        .findFirst()
        .orElseThrow(NotFound::new);
    List<FileThumbnail> files = all.stream().map(one -> one.thumbnail().leadingTo(pathOf(filter, one))).toList();
    return new PicturePage(files, all.indexOf(shown),
        shown.shown() == null ? null : "/reports/" + at.id() + "/photos/" + photo, null, "/reports/" + at.id(),
        List.of(new Breadcrumb(ui.t("community.title"), ui.url("/reports")),
            new Breadcrumb(ui.t("community.tab.gallery"), filter.within(ui.url("/reports/gallery")).text())),
        around.more());
  }
}
