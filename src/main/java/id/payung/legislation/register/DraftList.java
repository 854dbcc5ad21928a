package id.payung.legislation.register;

import id.payung.legislation.DraftListItem;
import id.payung.legislation.LegislationPaths;
import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.SortKey;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The list of drafts: how it can be sorted, and what stands in it on the page and in the sheet. */
@Component
class DraftList {
  static final List<SortKey<DraftListItem>> SORTS = List.of(
      SortKey.<DraftListItem>named("recent", "legislation.sort.recent")
          .descending("d.last_on", "date", DraftListItem::lastOn)
          .descending("d.id", "uuid", DraftListItem::id),
      SortKey.<DraftListItem>named("since", "legislation.sort.since")
          .ascending("d.stage_since", "date", DraftListItem::stageSince)
          .ascending("d.id", "uuid", DraftListItem::id),
      SortKey.<DraftListItem>named("title", "legislation.sort.title")
          .ascending("d.title", "text", DraftListItem::title)
          .ascending("d.id", "uuid", DraftListItem::id));

  private final ListDefinition<DraftListItem> definition;

  DraftList(ReferenceCatalogue reference) {
    LegislationPaths paths = LegislationPaths.of(reference);
    definition = ListDefinition.<DraftListItem>at("/drafts", "legislation.title")
        .saying("legislation.none", "legislation.none-found")
        .sorted(SORTS)
        .column(ListColumn.text("legislation.field.title", DraftListItem::title)
            .link(line -> "/drafts/" + line.id())
            .smallWords((ui, line) -> paths.kindName(line.kind(), ui.locale()))
            .sortedBy("title")
            .wide(70))
        .column(ListColumn
            .<DraftListItem>words("legislation.field.kind", (ui, line) -> paths.kindName(line.kind(), ui.locale()))
            .json("kind", DraftListItem::kind)
            .onlyInSheet()
            .wide(30))
        .column(ListColumn
            .<DraftListItem>words("legislation.field.stage", (ui, line) -> paths.stageName(line.stage(), ui.locale()))
            .badge((ui, line) -> tone(line))
            .json("stage", DraftListItem::stage)
            .wide(30))
        .column(ListColumn
            .<DraftListItem>words("legislation.field.holder",
                (ui, line) -> paths.holderName(line.holder(), ui.locale()))
            .json("holder", DraftListItem::holder)
            .wide(26))
        .column(ListColumn.date("legislation.field.stage-since", DraftListItem::stageSince).sortedBy("since"))
        .column(ListColumn.date("legislation.field.last-on", DraftListItem::lastOn).sortedBy("recent"))
        .column(ListColumn.number("legislation.field.programme-year", DraftListItem::programmeNow).onlyInSheet())
        .column(ListColumn.words("legislation.field.rule-number", DraftList::ruleNumber))
        .sheet("/drafts/export.xlsx", "rancangan-produk-hukum");
  }

  private static StatusTone tone(DraftListItem line) {
    return line.ended() ? line.stage().equals("withdrawn") ? StatusTone.ENDED : StatusTone.DONE : StatusTone.INFO;
  }

  private static String ruleNumber(Ui ui, DraftListItem line) {
    return line.ruleNumber() == null ? ""
        : ui.t("legislation.number-of-year", line.ruleNumber().toString(),
            Objects.requireNonNull(line.ruleYear()).toString());
  }

  ListDefinition<DraftListItem> definition() {
    return definition;
  }
}
