package id.payung.community.reportlist;

import id.payung.platform.ui.Tab;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.stream.Stream;

/** The views of reports; those that take a filter keep it. */
public final class ReportTabs {
  private static final List<String> VIEWS = List.of("gallery", "calendar", "charts");
  private static final ReportFilter EVERYTHING = new ReportFilter("", null, null, null, null, "");

  private ReportTabs() {}

  /** @param now list, gallery, calendar, charts, review, conflict or villages */
  public static List<Tab> of(Ui ui, String now, ReportFilter filter) {
    Tab list = Tab.of(ui.t("community.title"), filter.within(ui.url("/reports")).text(), now.equals("list"));
    Stream<Tab> views = VIEWS.stream()
        .map(view -> Tab.of(ui.t("community.tab." + view), filter.within(ui.url("/reports/" + view)).text(),
            now.equals(view)));
    Stream<Tab> others =
        Stream.of(Tab.of(ui.t("community.tab.review"), ui.url("/reports?status=review"), now.equals("review")),
            Tab.of(ui.t("community.tab.conflict"), ui.url("/reports?status=conflict"), now.equals("conflict")),
            Tab.of(ui.t("community.villages"), ui.url("/villages"), now.equals("villages")));
    return Stream.of(Stream.of(list), views, others).flatMap(tabs -> tabs).toList();
  }

  /** Where nothing is narrowed. */
  public static List<Tab> of(Ui ui, String now) {
    return of(ui, now, EVERYTHING);
  }

  /** Of the list itself: states that wait are views of their own. */
  public static List<Tab> ofList(Ui ui, ReportFilter filter) {
    return filter.isWaiting() ? of(ui, filter.status()) : of(ui, "list", filter);
  }
}
