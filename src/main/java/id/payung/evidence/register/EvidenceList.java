package id.payung.evidence.register;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceFilter;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.platform.actor.Actor;
import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.list.SortKey;
import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The list of items: its order, what stands in it on the page and in the sheet, and the rows with all that they need.
 */
@Component
public class EvidenceList {
  private static final SortKey<EvidenceListItem> NEWEST = SortKey.<EvidenceListItem>named("newest", "evidence.title")
      .descending("i.added_at", "timestamptz", line -> line.item().addedAt())
      .descending("i.id", "uuid", line -> line.item().id());
  private static final SortKey<EvidenceListItem> BY_TITLE =
      SortKey.<EvidenceListItem>named("title", "evidence.field.title")
          .ascending("i.title", "text", line -> line.item().title())
          .ascending("i.id", "uuid", line -> line.item().id());

  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceNameLookup lookup;
  private final ListDefinition<EvidenceListItem> definition;

  EvidenceList(EvidenceItemRepository items, EvidenceUseRepository uses, EvidenceNameLookup lookup) {
    this.items = items;
    this.uses = uses;
    this.lookup = lookup;
    this.definition =
        ListDefinition.<EvidenceListItem>at("/evidence", "evidence.title")
            .saying("evidence.none", "evidence.none-found")
            .sorted(List.of(NEWEST, BY_TITLE))
            .column(text("title", line -> line.item().title()).link(line -> "/evidence/" + line.item().id())
                .sortedBy("title")
                .wide(44))
            .column(words("kind", (ui, line) -> ui.t("evidence.kind." + line.item().kind())).wide(18))
            .column(words("doc-kind", (ui, line) -> documentKind(ui, line.item())).wide(22).onlyInSheet())
            .column(text("number", line -> line.item().number()).wide(18).onlyInSheet())
            .column(date("date", EvidenceItem::docDate).onlyInSheet())
            .column(date("valid-to", EvidenceItem::validTo).onlyInSheet())
            .column(date("held-on", EvidenceItem::heldOn).onlyInSheet())
            .column(date("when-where", EvidenceItem::day).onlyInTable())
            .column(text("village", EvidenceListItem::villageLabel).onlyInSheet())
            .column(text("office", EvidenceListItem::officeLabel).wide(22))
            .column(words("uses", EvidenceList::usesInWords).wide(40))
            .column(words("warnings", EvidenceList::warningsInWords).wide(40).onlyInSheet())
            .column(words("added", (ui, line) -> line.item().addedByName() + ", " + ui.dateTime(line.item().addedAt()))
                .wide(24)
                .onlyInSheet());
  }

  private static ListColumn<EvidenceListItem> text(String field, Function<EvidenceListItem, @Nullable String> value) {
    return ListColumn.text("evidence.field." + field, value);
  }

  private static ListColumn<EvidenceListItem> words(String field,
      BiFunction<Ui, EvidenceListItem, @Nullable String> value) {
    return ListColumn.words("evidence.field." + field, value);
  }

  private static ListColumn<EvidenceListItem> date(String field, Function<EvidenceItem, @Nullable LocalDate> value) {
    return ListColumn.date("evidence.field." + field, line -> value.apply(line.item()));
  }

  private @Nullable String documentKind(Ui ui, EvidenceItem item) {
    return item.docKind().isBlank() ? null : lookup.documentKinds().nameOf(item.docKind(), ui.locale());
  }

  private static String usesInWords(Ui ui, EvidenceListItem line) {
    return line.uses()
        .stream()
        .map(EvidenceUseListItem::use)
        .map(use -> use.evaluation() + " " + use.question() + " " + use.slot() + " ("
            + ui.t(EvidenceUseState.LIFE.words().of(use.state())) + ")")
        .collect(Collectors.joining("; "));
  }

  private static String warningsInWords(Ui ui, EvidenceListItem line) {
    return line.uses()
        .stream()
        .flatMap(used -> used.use().warnings().stream())
        .distinct()
        .map(code -> ui.t("evidence.warning." + code))
        .collect(Collectors.joining("; "));
  }

  public ListDefinition<EvidenceListItem> definition() {
    return definition;
  }

  /**
   * Other rows than those of a page, the newest first.
   *
   * @param from key of the page, or null for the first
   */
  public ListWindow<EvidenceListItem> rows(@Nullable String from, int most) {
    return ListWindow.of(NEWEST, from, most);
  }

  /**
   * Rows, and the offices that they name beside the actor's own.
   *
   * @param offices by their ids
   */
  public record Listing(Slice<EvidenceListItem> slice, Map<UUID, Organisation> offices) {}

  public Listing load(Actor actor, EvidenceFilter filter, ListWindow<EvidenceListItem> window) {
    List<EvidenceItem> found = items.list(actor, filter, window);
    Set<UUID> named = new HashSet<>(actor.organisations());
    found.forEach(item -> named.add(item.organisation()));
    Map<UUID, Organisation> offices = lookup.findOffices(actor, named);
    Map<UUID, Region> villages =
        lookup.findVillages(found.stream().map(EvidenceItem::village).filter(Objects::nonNull).distinct().toList());
    return new Listing(slice(actor, found, window, item -> offices.get(item.organisation()),
        item -> item.village() == null ? null : villages.get(item.village())), offices);
  }

  /** Without the names of offices and villages. */
  Slice<EvidenceListItem> loadPlain(Actor actor, EvidenceFilter filter, ListWindow<EvidenceListItem> window) {
    return slice(actor, items.list(actor, filter, window), window, _ -> null, _ -> null);
  }

  private Slice<EvidenceListItem> slice(Actor actor, List<EvidenceItem> found, ListWindow<EvidenceListItem> window,
      Function<EvidenceItem, @Nullable Organisation> office, Function<EvidenceItem, @Nullable Region> village) {
    Map<UUID, List<EvidenceUseListItem>> byItem = uses.listByItems(actor, found.stream().map(EvidenceItem::id).toList())
        .stream()
        .collect(Collectors.groupingBy(line -> line.use().item()));
    return window.slice(found.stream()
        .map(item -> new EvidenceListItem(item, office.apply(item), village.apply(item),
            byItem.getOrDefault(item.id(), List.of())))
        .toList());
  }
}
