package id.payung.platform.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a sheet, declared once: it is written into the template and the export, and found again in what people
 * send back.
 *
 * @param <T> what a row is
 * @param <V> what a cell of this column is
 */
public final class SheetColumn<T, V> {
  private final String indonesian;
  private final String english;
  private final CellType<V> type;
  private final Function<T, @Nullable V> value;
  private final boolean required;
  private final boolean emptyWithMeaning;
  private final int width;
  private final List<String> aliases;
  private final Set<String> normalisedNames;
  private final Set<String> ownNames;

  private SheetColumn(String indonesian, String english, CellType<V> type, Function<T, @Nullable V> value,
      boolean required, boolean emptyWithMeaning, int width, List<String> aliases) {
    this.indonesian = indonesian;
    this.english = english;
    this.type = type;
    this.value = value;
    this.required = required;
    this.emptyWithMeaning = emptyWithMeaning;
    this.width = width;
    this.aliases = aliases;
    this.normalisedNames = normalise(indonesian, english, aliases);
    this.ownNames = normalise(indonesian, english, List.of());
  }

  /** A column that may be left empty. The value is what the export writes; null leaves the cell empty. */
  public static <T, V> SheetColumn<T, V> of(String indonesian, String english, CellType<V> type,
      Function<T, @Nullable V> value) {
    return new SheetColumn<>(indonesian, english, type, value, false, false, 0, List.of());
  }

  /** No row may leave it empty, and no sheet may lack it. */
  public SheetColumn<T, V> required() {
    return new SheetColumn<>(indonesian, english, type, value, true, emptyWithMeaning, width, aliases);
  }

  /**
   * Empty means something of its own, such as a mandate without an end: a row whose cell a person does not want is left
   * out, never taken with an empty one.
   */
  public SheetColumn<T, V> emptyWithMeaning() {
    return new SheetColumn<>(indonesian, english, type, value, required, true, width, aliases);
  }

  /** Its width in characters. */
  public SheetColumn<T, V> withWidth(int characters) {
    return new SheetColumn<>(indonesian, english, type, value, required, emptyWithMeaning, characters, aliases);
  }

  /** Other headings that people use for it. */
  public SheetColumn<T, V> withAliases(String... names) {
    return new SheetColumn<>(indonesian, english, type, value, required, emptyWithMeaning, width, List.of(names));
  }

  /** The heading by which findings name the column, whatever it is called in a file. */
  String name() {
    return indonesian;
  }

  /** The heading in the reader's language. */
  public String heading(Locale locale) {
    return locale.getLanguage().equals("en") ? english : indonesian;
  }

  /** All headings that it may have, as {@link HeadingMatcher} compares them. */
  /** Its own headings in both languages, without the other names that it is known by. */
  Set<String> ownNames() {
    return ownNames;
  }

  Set<String> normalisedNames() {
    return normalisedNames;
  }

  private static Set<String> normalise(String indonesian, String english, List<String> aliases) {
    List<String> names = new ArrayList<>(aliases);
    names.add(indonesian);
    names.add(english);
    return HeadingMatcher.normaliseAll(names);
  }

  public boolean isRequired() {
    return required;
  }

  boolean isEmptyWithMeaning() {
    return emptyWithMeaning;
  }

  CellType<V> type() {
    return type;
  }

  int width(Locale locale) {
    return width > 0 ? width : Math.clamp(heading(locale).length() + 4, 12, 40);
  }

  @Nullable
  Object cellValue(T row) {
    V cell = value.apply(row);
    return cell == null ? null : type.write(cell);
  }
}
