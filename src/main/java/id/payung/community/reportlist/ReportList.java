package id.payung.community.reportlist;

import id.payung.community.Report;
import id.payung.community.ReportStatus;
import id.payung.community.report.ReportAccessPolicy;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkAction;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.SortKey;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The list of reports. The sheet never says who signed the attendance list. */
final class ReportList {
  static final SortKey<ReportListItem> NEWEST = SortKey.<ReportListItem>named("newest", "community.field.heldOn")
      .descending("r.held_on", "date", line -> line.report().heldOn())
      .descending("r.id", "uuid", line -> line.report().id());

  private static final String FIELD = "community.field.";
  private static final Predicate<Actor> REVIEWS = actor -> actor.hasAnyRole(ReportAccessPolicy.REVIEWERS);

  static final ListDefinition<ReportListItem> DEFINITION =
      ListDefinition.<ReportListItem>at("/reports", "community.title")
          .saying("community.none", "community.none-found")
          .sorted(List.of(NEWEST))
          .bulk(
              (actor, line) -> ReportAccessPolicy.mayDecide(actor, line.report())
                  ? ChosenRow.value(line.report().id(), line.report().version())
                  : null,
              BulkAction.at("/reports/acceptance", "community.accept", REVIEWS),
              BulkAction.at("/reports/return", "community.return", REVIEWS))
          .column(inSheet("receipt", line -> line.report().receipt()))
          .column(ListColumn.<ReportListItem>text(FIELD + "title", line -> line.report().title())
              .link(line -> "/reports/" + line.report().id())
              .small(ReportListItem::small)
              .onlyInTable())
          .column(ListColumn.<ReportListItem>date(FIELD + "heldOn", line -> line.report().heldOn())
              .sortedBy("newest")
              .wide(16))
          .column(inSheet("title", line -> line.report().title()).wide(40))
          .column(ListColumn.<ReportListItem>text(FIELD + "village", ReportListItem::village).wide(40))
          .column(ListColumn.<ReportListItem>words("community.people", ReportList::people).onlyInTable())
          .column(number("people.childrenM", line -> line.report().people().childrenM()))
          .column(number("people.childrenF", line -> line.report().people().childrenF()))
          .column(number("people.adultsM", line -> line.report().people().adultsM()))
          .column(number("people.adultsF", line -> line.report().people().adultsF()))
          .column(number("disability.children",
              line -> line.body().disability() == null ? null : line.body().disability().children()))
          .column(number("disability.adults",
              line -> line.body().disability() == null ? null : line.body().disability().adults()))
          .column(number("realised", line -> line.report().realised()))
          .column(number("cost", line -> line.body().cost()))
          .column(inSheet("notes", line -> line.body().notes().isEmpty() ? null : line.body().notes()).wide(40))
          .column(ListColumn.<ReportListItem>text(FIELD + "author", line -> line.report().authorName())
              .smallWords((ui, line) -> line.behalf() == null ? null : ui.t("community.behalf", line.behalf()))
              .wide(16))
          .column(inSheet("onBehalfOf", ReportListItem::behalf))
          .column(ListColumn.<ReportListItem>words(FIELD + "status", (ui, line) -> status(ui, line.report()))
              .badge((ui, line) -> tone(line.report().status()))
              .smallWords((ui, line) -> line.report().conflicts() > 0 ? ui.t("community.conflict") : null)
              .wide(16));

  private ReportList() {}

  private static ListColumn<ReportListItem> inSheet(String field, Function<ReportListItem, @Nullable String> value) {
    return ListColumn.text(FIELD + field, value).onlyInSheet().wide(16);
  }

  private static ListColumn<ReportListItem> number(String field, Function<ReportListItem, @Nullable Number> value) {
    return ListColumn.number(FIELD + field, value).onlyInSheet().wide(16);
  }

  private static String people(Ui ui, ReportListItem line) {
    return ui.t("community.people.short", line.report().people().children(), line.report().people().adults());
  }

  private static String status(Ui ui, Report report) {
    return ui.t("community.status." + report.status().code());
  }

  private static StatusTone tone(ReportStatus status) {
    return switch (status) {
      case COMPLETE, RECEIVED -> StatusTone.DONE;
      case INCOMPLETE -> StatusTone.NOT_STARTED;
      case REVIEW -> StatusTone.ATTENTION;
      case WITHDRAWN -> StatusTone.LATE;
    };
  }
}
