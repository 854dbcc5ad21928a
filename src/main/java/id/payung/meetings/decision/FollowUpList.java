package id.payung.meetings.decision;

import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.SortKey;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import org.springframework.stereotype.Component;

/** What is owed, by date: what stands in it on the page and in the sheet. */
@Component
class FollowUpList {
  private final ListDefinition<FollowUpListItem> definition;

  FollowUpList(ReferenceCatalogue reference) {
    CodeList outcomes = reference.list("meetings/outcomes");
    definition = ListDefinition.<FollowUpListItem>at("/meetings/decisions", "meetings.follow-up")
        .saying("meetings.follow-up.none", "meetings.follow-up.none-found")
        .sorted(SortKey.<FollowUpListItem>named("due", "meetings.field.due")
            .ascending("d.due", "date", row -> row.decision().due())
            .ascending("d.id", "uuid", row -> row.decision().id()))
        .column(ListColumn.<FollowUpListItem>text("meetings.field.decision", row -> row.decision().text())
            .link(row -> "/meetings/decisions/" + row.decision().id())
            .wide(60))
        .column(ListColumn
            .<FollowUpListItem>words("meetings.field.outcome",
                (ui, row) -> outcomes.nameOf(row.decision().outcome(), ui.locale()))
            .wide(20))
        .column(ListColumn.text("meetings.field.owner", FollowUpListItem::owner).wide(32))
        .column(ListColumn.<FollowUpListItem>text("meetings.field.owner-post", row -> row.decision().ownerPost())
            .onlyInSheet())
        .column(ListColumn.<FollowUpListItem>date("meetings.field.due", row -> row.decision().due()).sortedBy("due"))
        .column(ListColumn
            .<FollowUpListItem>words("meetings.field.state",
                (ui, row) -> ui.t(row.decision().stateKey(ui.today(), row.withdrawn())))
            .badge((ui, row) -> row.decision().tone(ui.today(), row.withdrawn()))
            .wide(18))
        .column(ListColumn.<FollowUpListItem>text("meetings.field.answer", row -> row.decision().answer())
            .onlyInSheet()
            .wide(50))
        .column(ListColumn.<FollowUpListItem>text("meetings.field.drop-reason", row -> row.decision().dropReason())
            .onlyInSheet()
            .wide(50))
        .column(ListColumn.text("meetings.field.title", FollowUpListItem::meeting).onlyInSheet().wide(50))
        .column(ListColumn.date("meetings.field.held-on", FollowUpListItem::heldOn).onlyInSheet())
        .sheet("/meetings/decisions/export.xlsx", "tindak-lanjut");
  }

  ListDefinition<FollowUpListItem> definition() {
    return definition;
  }
}
