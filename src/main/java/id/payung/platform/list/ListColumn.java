package id.payung.platform.list;

import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A column of a list, for the table on the page, the sheet and programs alike. */
public final class ListColumn<T> {
  private static final String FIELD = ".field.";
  private static final int TEXT_WIDTH = 30;
  private static final int DATE_WIDTH = 14;
  private static final int NUMBER_WIDTH = 12;

  /** How a value stands: dates and numbers as such in a sheet, numbers at the right of a page. */
  enum Kind {
    TEXT, DATE, NUMBER, RUPIAH
  }

  final String label;
  final Kind kind;
  final BiFunction<Ui, T, @Nullable Object> value;
  int width;
  boolean inTable = true;
  boolean inSheet = true;
  @Nullable String sort;
  private @Nullable String json;
  private @Nullable Function<T, @Nullable Object> jsonValue;
  private @Nullable BiFunction<Ui, T, @Nullable String> small;
  private @Nullable Function<T, String> href;
  private @Nullable BiFunction<Ui, T, @Nullable StatusTone> tone;

  private ListColumn(String label, Kind kind, int width, BiFunction<Ui, T, @Nullable Object> value) {
    this.label = label;
    this.kind = kind;
    this.width = width;
    this.value = value;
  }

  /** A text as it is kept. */
  public static <T> ListColumn<T> text(String label, Function<T, @Nullable String> value) {
    return new ListColumn<>(label, Kind.TEXT, TEXT_WIDTH, (ui, row) -> value.apply(row));
  }

  /** A text in the words of the reader, such as the name of a code. */
  public static <T> ListColumn<T> words(String label, BiFunction<Ui, T, @Nullable String> value) {
    return new ListColumn<>(label, Kind.TEXT, TEXT_WIDTH, value::apply);
  }

  public static <T> ListColumn<T> date(String label, Function<T, @Nullable LocalDate> value) {
    return new ListColumn<>(label, Kind.DATE, DATE_WIDTH, (ui, row) -> value.apply(row));
  }

  public static <T> ListColumn<T> number(String label, Function<T, @Nullable Number> value) {
    return new ListColumn<>(label, Kind.NUMBER, NUMBER_WIDTH, (ui, row) -> value.apply(row));
  }

  public static <T> ListColumn<T> rupiah(String label, Function<T, @Nullable Long> value) {
    return new ListColumn<>(label, Kind.RUPIAH, TEXT_WIDTH, (ui, row) -> value.apply(row));
  }

  /** Leads to a page of the regency. */
  public ListColumn<T> link(Function<T, String> path) {
    this.href = path;
    return this;
  }

  /** A second line on the page; in the sheet it stands in a column of its own, if it stands there. */
  public ListColumn<T> small(Function<T, @Nullable String> text) {
    return smallWords((ui, row) -> text.apply(row));
  }

  /** Likewise in the words of the reader. */
  public ListColumn<T> smallWords(BiFunction<Ui, T, @Nullable String> words) {
    this.small = words;
    return this;
  }

  /** Shown as a badge on the page. */
  public ListColumn<T> badge(BiFunction<Ui, T, @Nullable StatusTone> of) {
    this.tone = of;
    return this;
  }

  /** @param code of the {@link SortKey} that the head of this column chooses */
  public ListColumn<T> sortedBy(String code) {
    this.sort = code;
    return this;
  }

  /** @param characters in the sheet */
  public ListColumn<T> wide(int characters) {
    this.width = characters;
    return this;
  }

  public ListColumn<T> onlyInTable() {
    this.inSheet = false;
    return this;
  }

  public ListColumn<T> onlyInSheet() {
    this.inTable = false;
    return this;
  }

  /** Goes to programs under this name; without one it is what the label's key says of the field. */
  public ListColumn<T> json(String name) {
    this.json = name;
    return this;
  }

  /** Likewise with another value, such as the code behind a name. */
  public ListColumn<T> json(String name, Function<T, @Nullable Object> as) {
    this.json = name;
    this.jsonValue = as;
    return this;
  }

  String jsonName() {
    if (json != null) {
      return json;
    }
    int field = label.indexOf(FIELD);
    String words = label.substring(field < 0 ? label.indexOf('.') + 1 : field + FIELD.length());
    return Pattern.compile("-(.)").matcher(words).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  @Nullable
  Object jsonOf(Ui ui, T row) {
    return jsonValue == null ? value.apply(ui, row) : jsonValue.apply(row);
  }

  @Nullable
  String address(Ui ui, T row) {
    return href == null ? null : ui.url(href.apply(row));
  }

  ListCell cell(Ui ui, T row) {
    return new ListCell(shown(ui, row), small == null ? null : small.apply(ui, row), address(ui, row),
        tone == null ? null : tone.apply(ui, row));
  }

  private String shown(Ui ui, T row) {
    return switch (value.apply(ui, row)) {
      case null -> "–";
      case LocalDate day -> ui.shortDate(day);
      case Long rupiah when kind == Kind.RUPIAH -> ui.rupiah(rupiah);
      case Number number -> ui.number(number);
      case Object text -> text.toString();
    };
  }
}
