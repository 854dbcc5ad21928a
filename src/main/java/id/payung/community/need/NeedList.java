package id.payung.community.need;

import id.payung.fieldwork.declared.FieldWords;
import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.SortKey;
import java.util.List;
import org.springframework.stereotype.Component;

/** The list of notes of needs; its columns follow the declared fields. */
@Component
class NeedList {
  static final List<SortKey<NeedNote>> SORTS = List.of(
      SortKey.<NeedNote>named("due", "community.need.sort.due")
          .ascending("n.due_on", "date", note -> note.answer().dueOn())
          .ascending("n.id", "uuid", NeedNote::id),
      SortKey.<NeedNote>named("newest", "community.need.sort.newest")
          .descending("n.day", "date", note -> note.need().day())
          .descending("n.id", "uuid", NeedNote::id));

  private final ListDefinition<NeedNote> definition;

  NeedList(FieldWords words, NeedKind kind) {
    ListDefinition<NeedNote> list = ListDefinition.<NeedNote>at("/needs", "community.need.title")
        .saying("community.need.none", "community.need.none-found")
        .sorted(SORTS)
        .column(ListColumn.<NeedNote>text("community.need.field.receipt", note -> note.origin().receipt())
            .link(note -> "/needs/" + note.id())
            .wide(28));
    words.columns(NeedDeclaration.KIND, kind::bodyOf).forEach(list::column);
    definition = list
        .column(ListColumn.<NeedNote>date("community.need.field.due", note -> note.answer().dueOn()).sortedBy("due"))
        .column(ListColumn.<NeedNote>words("community.need.state", NeedPage::stateWords)
            .badge((ui, note) -> NeedPage.tone(note, ui.today()))
            .wide(30))
        .column(ListColumn.<NeedNote>text("community.need.field.answer", note -> note.answer().lastSaid())
            .onlyInSheet()
            .wide(50))
        .sheet("/needs/export.xlsx", "catatan-kebutuhan");
  }

  ListDefinition<NeedNote> definition() {
    return definition;
  }
}
