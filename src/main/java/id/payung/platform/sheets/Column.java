package id.payung.platform.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a sheet, declared once: it is written into the template and the export, and found again in what people
 * send back.
 *
 * @param <T> what a row is
 * @param <V> what a cell of this column is
 */
public final class Column<T, V> {
  private final String indonesian;
  private final String english;
  private final CellType<V> type;
  private final Function<T, @Nullable V> value;
  private final boolean required;
  private final int width;
  private final List<String> otherNames;

  private Column(String indonesian, String english, CellType<V> type, Function<T, @Nullable V> value, boolean required,
      int width, List<String> otherNames) {
    this.indonesian = indonesian;
    this.english = english;
    this.type = type;
    this.value = value;
    this.required = required;
    this.width = width;
    this.otherNames = otherNames;
  }

  /** A column that may be left empty. The value is what the export writes; null leaves the cell empty. */
  public static <T, V> Column<T, V> of(String indonesian, String english, CellType<V> type,
      Function<T, @Nullable V> value) {
    return new Column<>(indonesian, english, type, value, false, 0, List.of());
  }

  /** No row may leave it empty, and no sheet may lack it. */
  public Column<T, V> required() {
    return new Column<>(indonesian, english, type, value, true, width, otherNames);
  }

  /** Its width in characters. */
  public Column<T, V> wide(int characters) {
    return new Column<>(indonesian, english, type, value, required, characters, otherNames);
  }

  /** Other headings that people use for it. */
  public Column<T, V> alsoKnownAs(String... names) {
    return new Column<>(indonesian, english, type, value, required, width, List.of(names));
  }

  String heading(Locale locale) {
    return locale.getLanguage().equals("en") ? english : indonesian;
  }

  List<String> names() {
    List<String> names = new ArrayList<>(otherNames);
    names.add(indonesian);
    names.add(english);
    return names;
  }

  boolean isRequired() {
    return required;
  }

  CellType<V> type() {
    return type;
  }

  int width(Locale locale) {
    return width > 0 ? width : Math.clamp(heading(locale).length() + 4, 12, 40);
  }

  @Nullable
  Object written(T row) {
    V cell = value.apply(row);
    return cell == null ? null : type.write(cell);
  }
}
