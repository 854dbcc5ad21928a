package id.payung.meetings.register;

import id.payung.meetings.MeetingListItem;
import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.SortKey;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** The list of meetings: how it can be sorted, and what stands in it on the page and in the sheet. */
@Component
class MeetingList {
  static final List<SortKey<MeetingListItem>> SORTS = List.of(
      SortKey.<MeetingListItem>named("newest", "meetings.sort.newest")
          .descending("m.held_on", "date", MeetingListItem::heldOn)
          .descending("m.id", "uuid", MeetingListItem::id),
      SortKey.<MeetingListItem>named("oldest", "meetings.sort.oldest")
          .ascending("m.held_on", "date", MeetingListItem::heldOn)
          .ascending("m.id", "uuid", MeetingListItem::id),
      SortKey.<MeetingListItem>named("title", "meetings.sort.title")
          .ascending("m.title", "text", MeetingListItem::title)
          .ascending("m.id", "uuid", MeetingListItem::id));

  private final ListDefinition<MeetingListItem> definition;

  MeetingList(ReferenceCatalogue reference) {
    CodeList kinds = reference.list("meetings/kinds");
    definition = ListDefinition.<MeetingListItem>at("/meetings", "meetings.title")
        .saying("meetings.none", "meetings.none-found")
        .sorted(SORTS)
        .column(ListColumn.text("meetings.field.title", MeetingListItem::title)
            .link(line -> "/meetings/" + line.id())
            .smallWords(MeetingList::placeAndState)
            .sortedBy("title")
            .wide(60))
        .column(ListColumn
            .<MeetingListItem>words("meetings.field.kind", (ui, line) -> kinds.nameOf(line.kind(), ui.locale()))
            .wide(26))
        .column(ListColumn.date("meetings.field.held-on", MeetingListItem::heldOn).sortedBy("newest"))
        .column(ListColumn.text("meetings.field.place", MeetingListItem::place).onlyInSheet())
        .column(ListColumn.number("meetings.decisions", MeetingListItem::decisions))
        .column(ListColumn.number("meetings.open", MeetingListItem::open))
        .sheet("/meetings/export.xlsx", "pertemuan");
  }

  private static String placeAndState(Ui ui, MeetingListItem line) {
    String toCome = line.heldOn().isAfter(ui.today()) ? ui.t("meetings.to-come") : "";
    return toCome.isEmpty() || line.place().isBlank() ? toCome + line.place() : toCome + " · " + line.place();
  }

  ListDefinition<MeetingListItem> definition() {
    return definition;
  }
}
