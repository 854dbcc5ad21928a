package id.payung.meetings;

import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.SortKey;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.Reference;
import java.util.List;
import org.springframework.stereotype.Component;

/** The list of meetings: how it can be sorted, and what stands in it on the page and in the sheet. */
@Component
class MeetingList {
  static final List<SortKey<MeetingLine>> SORTS = List.of(
      SortKey.<MeetingLine>named("newest", "meetings.sort.newest")
          .descending("m.held_on", "date", MeetingLine::heldOn)
          .descending("m.id", "uuid", MeetingLine::id),
      SortKey.<MeetingLine>named("oldest", "meetings.sort.oldest")
          .ascending("m.held_on", "date", MeetingLine::heldOn)
          .ascending("m.id", "uuid", MeetingLine::id),
      SortKey.<MeetingLine>named("title", "meetings.sort.title")
          .ascending("m.title", "text", MeetingLine::title)
          .ascending("m.id", "uuid", MeetingLine::id));

  private final ListDefinition<MeetingLine> definition;

  MeetingList(Reference reference) {
    CodeList kinds = reference.list("meetings/kinds");
    definition = ListDefinition.<MeetingLine>at("/meetings", "meetings.title")
        .saying("meetings.none", "meetings.none-found")
        .sorted(SORTS)
        .column(ListColumn.text("meetings.field.title", MeetingLine::title)
            .link(line -> "/meetings/" + line.id())
            .small(MeetingLine::place)
            .sortedBy("title")
            .wide(60))
        .column(
            ListColumn.<MeetingLine>words("meetings.field.kind", (ui, line) -> kinds.nameOf(line.kind(), ui.locale()))
                .wide(26))
        .column(ListColumn.date("meetings.field.held-on", MeetingLine::heldOn).sortedBy("newest"))
        .column(ListColumn.text("meetings.field.place", MeetingLine::place).onlyInSheet())
        .column(ListColumn.number("meetings.decisions", MeetingLine::decisions))
        .column(ListColumn.number("meetings.open", MeetingLine::open))
        .sheet("/meetings/export.xlsx", "pertemuan");
  }

  ListDefinition<MeetingLine> definition() {
    return definition;
  }
}
