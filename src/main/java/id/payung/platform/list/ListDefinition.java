package id.payung.platform.list;

import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkAction;
import id.payung.platform.bulk.BulkBar;
import id.payung.platform.page.Download;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.TableColumn;
import id.payung.platform.web.Ui;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list, declared once: its orders and columns give the table on the page, the sheet and what programs are given
 * ({@code ?format=json}). The SQL stays in the repository, which is given the {@link ListWindow}.
 */
public final class ListDefinition<T> {
  /** More rows than any list of a regency has; a longer one is narrowed first, and the sheet says so. */
  public static final int MOST_IN_A_SHEET = 5000;

  private static final int PAGE = 30;

  private final String path;
  private final String title;
  private final List<SortKey<T>> sorts = new ArrayList<>();
  private final List<ListColumn<T>> columns = new ArrayList<>();
  private String none = "ui.list.none";
  private String noneFound = "ui.list.none-found";
  private final List<BulkAction> actions = new ArrayList<>();
  private BiFunction<Actor, T, @Nullable String> tick = (actor, row) -> null;
  private @Nullable String export;
  private @Nullable String fileName;

  private ListDefinition(String path, String title) {
    this.path = path;
    this.title = title;
  }

  /**
   * A list at an address of the regency.
   *
   * @param title message key of its name
   */
  public static <T> ListDefinition<T> at(String path, String title) {
    return new ListDefinition<>(path, title);
  }

  /** Message keys of the sentences when there is nothing at all, and nothing that fits the filters. */
  public ListDefinition<T> saying(String none, String noneFound) {
    this.none = none;
    this.noneFound = noneFound;
    return this;
  }

  /** One more order; the first is the usual one. */
  public ListDefinition<T> sorted(SortKey<T> key) {
    sorts.add(key);
    return this;
  }

  public ListDefinition<T> sorted(List<SortKey<T>> keys) {
    sorts.addAll(keys);
    return this;
  }

  /** One more column; the first in the table is the heading of its row. */
  public ListDefinition<T> column(ListColumn<T> column) {
    columns.add(column);
    return this;
  }

  /** Leaves as a sheet from this address, in a file of this name. */
  public ListDefinition<T> sheet(String path, String fileName) {
    this.export = path;
    this.fileName = fileName;
    return this;
  }

  /**
   * These may be done to many rows at once.
   *
   * @param tick of a row, by {@link id.payung.platform.bulk.ChosenRow#value}; null for one of which the actor may do
   * none of it, asked by the rule that the page of the record asks
   */
  public ListDefinition<T> bulk(BiFunction<Actor, T, @Nullable String> tick, BulkAction... actions) {
    this.tick = tick;
    this.actions.addAll(List.of(actions));
    return this;
  }

  /** The page that was asked for. */
  public ListWindow<T> page(ListQuery<?> query) {
    return ListWindow.of(sort(query.sort()), query.from(), PAGE);
  }

  /** All rows that a sheet takes, from the first. */
  public ListWindow<T> whole(ListQuery<?> query) {
    return ListWindow.of(sort(query.sort()), null, MOST_IN_A_SHEET);
  }

  public List<SortKey<T>> sorts() {
    return List.copyOf(sorts);
  }

  /** The order of that code, from its other end when the code begins so; the first where there is none. */
  public SortKey<T> sort(String code) {
    for (SortKey<T> key : sorts) {
      if (key.code().equals(code)) {
        return key;
      }
      if (code.equals(SortKey.REVERSED + key.code())) {
        return key.reversed();
      }
    }
    return sorts.getFirst();
  }

  /** What the page shows. */
  public ListView view(Ui ui, ListQuery<?> query, Slice<T> slice) {
    List<ListColumn<T>> shown = columns.stream().filter(column -> column.inTable).toList();
    SortKey<T> sort = sort(query.sort());
    PageUrl next = slice.next() == null ? null
        : address(ui, path, query, sort).withParameter(ListQuery.keyName(query.filter().getClass()), slice.next());
    return new ListView(ui.url(path), ui.t(title), ui.t(query.isNarrowed() ? noneFound : none), query.isNarrowed(),
        query.fields(), sorts.size() < 2 ? List.of() : sortOptions(ui, sort), sort.code(),
        shown.stream().map(column -> head(ui, query, column, sort)).toList(),
        shown.stream().map(column -> column.label).toList(),
        Collections.unmodifiableList(shown.stream().map(ListDefinition::style).toList()),
        slice.rows().stream().map(row -> shown.stream().map(column -> column.cell(ui, row)).toList()).toList(),
        next == null ? null : next.text(),
        export == null || slice.isEmpty() ? null : address(ui, export, query, sort).text(),
        query.json() ? json(ui, slice).withNext(next) : null, total(ui, query, slice), bar(ui, query, slice, sort),
        Collections.unmodifiableList(slice.rows().stream().map(row -> tick(ui, row)).toList()));
  }

  private @Nullable String tick(Ui ui, T row) {
    Actor actor = ui.actor();
    return actor == null ? null : tick.apply(actor, row);
  }

  private @Nullable BulkBar bar(Ui ui, ListQuery<?> query, Slice<T> slice, SortKey<T> sort) {
    return slice.rows().stream().map(row -> tick(ui, row)).allMatch(Objects::isNull) ? null
        : BulkBar.of(ui, actions,
            address(ui, path, query, sort).withParameter(ListQuery.keyName(query.filter().getClass()), query.from()),
            query.all());
  }

  /** Nothing is counted for it: what is not all on the page is said to be more. */
  private static @Nullable String total(Ui ui, ListQuery<?> query, Slice<?> slice) {
    if (slice.isEmpty() || query.from() != null) {
      return null;
    }
    return ui.t(slice.next() == null ? "ui.list.all" : "ui.list.first", ui.number(slice.rows().size()));
  }

  private List<SelectOption> sortOptions(Ui ui, SortKey<T> now) {
    Stream<SelectOption> declared = sorts.stream().map(key -> SelectOption.of(key.code(), ui.t(key.label())));
    return now.isReversed()
        ? Stream.concat(declared, Stream.of(SelectOption.of(now.code(), ui.t("ui.list.reversed", ui.t(now.label())))))
            .toList()
        : declared.toList();
  }

  /** The head of the order that is shown turns it round. */
  private TableColumn head(Ui ui, ListQuery<?> query, ListColumn<T> column, SortKey<T> now) {
    boolean number = column.kind == ListColumn.Kind.NUMBER || column.kind == ListColumn.Kind.RUPIAH;
    TableColumn head = number ? TableColumn.number(ui.t(column.label)) : TableColumn.of(ui.t(column.label));
    if (column.sort == null) {
      return head;
    }
    SortKey<T> key = sort(column.sort);
    boolean shown = now.code().equals(key.code());
    boolean turned = now.code().equals(key.reversed().code());
    return head.sorted(address(ui, path, query, shown ? key.reversed() : key).text(),
        shown || turned ? now.direction() : null);
  }

  private static @Nullable String style(ListColumn<?> column) {
    return switch (column.kind) {
      case NUMBER, RUPIAH -> "number";
      case DATE -> "nowrap";
      case TEXT -> null;
    };
  }

  private static PageUrl address(Ui ui, String path, ListQuery<?> query, SortKey<?> sort) {
    PageUrl address = PageUrl.of(ui.url(path));
    for (Map.Entry<String, List<String>> field : query.fields().texts().entrySet()) {
      for (String text : field.getValue()) {
        address = address.withParameter(field.getKey(), text);
      }
    }
    return address.withParameter("sort", sort.code());
  }

  /** The sheet of these rows. */
  public Download download(Ui ui, List<T> rows) {
    return download(ui, rows, "");
  }

  /** @param about what they are of, such as the year, for the name of the file and the head of the sheet */
  public Download download(Ui ui, List<T> rows, String about) {
    String name = Objects.requireNonNull(fileName);
    return Download.sheet(about.isEmpty() ? ui.fileName("xlsx", name) : ui.fileName("xlsx", name, about), writer -> {
      beginSheet(ui, notes(ui, about, rows.size()), writer);
      rows.forEach(row -> writer.addRow(sheetRow(ui, row)));
    });
  }

  /** Begins the sheet, for a job that writes it a piece at a time. */
  public void beginSheet(Ui ui, List<String> notes, SheetWriter writer) {
    writer.beginSheet(ui.t(title), notes,
        inSheet().map(column -> new SheetWriter.Heading(ui.t(column.label), column.width)).toList());
  }

  /** A row of the sheet. */
  public List<@Nullable Object> sheetRow(Ui ui, T row) {
    List<@Nullable Object> values = new ArrayList<>();
    inSheet().forEach(column -> values.add(column.value.apply(ui, row)));
    return values;
  }

  private Stream<ListColumn<T>> inSheet() {
    return columns.stream().filter(column -> column.inSheet);
  }

  private static List<String> notes(Ui ui, String about, int rows) {
    String where = ui.regencyName() + (about.isEmpty() ? "" : " · " + about) + " · " + ui.date(ui.today());
    return rows < MOST_IN_A_SHEET ? List.of(where) : List.of(where, ui.t("ui.list.cut", ui.number(MOST_IN_A_SHEET)));
  }

  /** The same rows for a program, with what stands in the sheet and the address of each. */
  JsonListPage json(Ui ui, Slice<T> slice) {
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    for (T row : slice.rows()) {
      Map<String, @Nullable Object> item = new LinkedHashMap<>();
      columns.stream()
          .map(column -> column.address(ui, row))
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(address -> item.put("path", address));
      inSheet().forEach(column -> putOnce(item, column.jsonName(), column.jsonOf(ui, row)));
      items.add(item);
    }
    return new JsonListPage(items, slice.next());
  }

  private void putOnce(Map<String, @Nullable Object> item, String name, @Nullable Object value) {
    if (item.containsKey(name)) {
      throw new IllegalStateException(path + " has two columns that are called " + name);
    }
    item.put(name, value);
  }
}
