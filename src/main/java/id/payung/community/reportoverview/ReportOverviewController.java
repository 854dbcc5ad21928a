package id.payung.community.reportoverview;

import id.payung.community.VillageChoices;
import id.payung.community.report.ReportPhotoLookup;
import id.payung.community.reportlist.ReportFilter;
import id.payung.community.reportlist.ReportListItem;
import id.payung.community.reportlist.ReportListRepository;
import id.payung.community.reportoverview.ReportFigureRepository.CalendarEntry;
import id.payung.platform.actor.Actor;
import id.payung.platform.list.ListQuery;
import id.payung.platform.list.Slice;
import id.payung.platform.page.Download;
import id.payung.platform.page.PicturePage;
import id.payung.platform.page.Today;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reports of the list as a gallery, a calendar and charts. */
@Controller
@RequestMapping("/{regency}/reports")
@AllowedToSignedIn
@Transactional(readOnly = true)
class ReportOverviewController {
  private static final int REPORTS_A_PAGE = 24;

  private final ReportListRepository reports;
  private final ReportPhotoLookup photos;
  private final ReportFigureRepository figures;
  private final VillageChoices villages;
  private final GalleryPictureLoader pictures;

  ReportOverviewController(ReportListRepository reports, ReportPhotoLookup photos, ReportFigureRepository figures,
      VillageChoices villages, GalleryPictureLoader pictures) {
    this.pictures = pictures;
    this.reports = reports;
    this.photos = photos;
    this.figures = figures;
    this.villages = villages;
  }

  @GetMapping("/gallery")
  ReportGalleryPage showGallery(ListQuery<ReportFilter> query, Actor actor, Ui ui) {
    ReportFilter filter = query.filter();
    Slice<ReportListItem> found = reports.listWithPhotos(actor, filter, query.from(), REPORTS_A_PAGE);
    return new ReportGalleryPage(filter, villages.optionsByDistrict(actor), found.rows(),
        photos.findByReports(actor, found.rows().stream().map(ReportListItem::report).toList()),
        found.next() == null ? null
            : filter.within(ui.url("/reports/gallery")).withParameter("after", found.next()).text());
  }

  /** One photo large, to leaf through the gallery as it is narrowed. */
  @GetMapping("/gallery/{report}/photos/{photo}")
  PicturePage showPhoto(@PathVariable UUID report, @PathVariable UUID photo, ListQuery<ReportFilter> query, Actor actor,
      Ui ui) {
    return pictures.load(actor, query.filter(), report, photo, ui);
  }

  /** @param month {@code 2026-11}; the month of the filter's first day, or this one */
  @GetMapping("/calendar")
  ReportCalendarPage showCalendar(ListQuery<ReportFilter> query,
      @RequestParam(required = false) @Nullable YearMonth month, Actor actor, @Today LocalDate today) {
    ReportFilter filter = query.filter();
    YearMonth shown = month != null ? month : YearMonth.from(filter.from() == null ? today : filter.from());
    List<CalendarEntry> entries = figures.listMonth(actor, filter, shown);
    Map<LocalDate, List<CalendarEntry>> days =
        entries.stream().collect(Collectors.groupingBy(CalendarEntry::heldOn, LinkedHashMap::new, Collectors.toList()));
    return new ReportCalendarPage(filter, villages.optionsByDistrict(actor), shown, days,
        villages.labelsOf(entries.stream().map(CalendarEntry::village).distinct().toList()));
  }

  @GetMapping("/charts")
  ReportChartsPage showCharts(ListQuery<ReportFilter> query, Actor actor, @Today LocalDate today) {
    return chartsPage(actor, query.filter(), today);
  }

  @GetMapping("/charts.xlsx")
  Download exportCharts(ListQuery<ReportFilter> query, Actor actor, Ui ui, @Today LocalDate today) {
    ReportChartsPage page = chartsPage(actor, query.filter(), today);
    return Download.sheet(ui.fileName("xlsx", "angka-laporan"), sheet -> ReportFiguresSheet.write(sheet, ui, page));
  }

  private ReportChartsPage chartsPage(Actor actor, ReportFilter filter, LocalDate today) {
    ReportChartsPeriod period = ReportChartsPeriod.of(filter, today);
    ReportFilter narrowed = period.narrow(filter);
    ReportFigures found = figures.sum(actor, narrowed);
    List<UUID> named = found.villages().stream().map(ReportFigures.Sum::village).flatMap(Stream::ofNullable).toList();
    return new ReportChartsPage(filter, villages.optionsByDistrict(actor), period, found,
        figures.countUncounted(actor, narrowed), villages.labelsOf(named));
  }
}
