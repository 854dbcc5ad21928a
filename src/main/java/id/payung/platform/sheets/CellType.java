package id.payung.platform.sheets;

import id.payung.platform.sheets.file.RawCell;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds: how it is read, and how it is written so that reading it back gives the same.
 *
 * @see CellTypes
 */
public abstract class CellType<V> {
  private static final Locale INDONESIAN = Locale.of("id", "ID");

  CellType() {}

  /**
   * What was understood of a cell, or its words.
   *
   * @param words as they stand there, empty where the value is there
   */
  public record Said<V>(@Nullable V value, String words) {}

  /** The same, but what is not understood stays as it was typed and is no mistake. */
  public final CellType<Said<V>> orWords() {
    return new OrWords<>(this);
  }

  abstract CellReading<V> read(RawCell cell);

  abstract Object write(V value);

  /** As a person reads it in a question: an amount has its dots, however it was typed. */
  String show(RawCell cell) {
    return format() == Format.MONEY && read(cell) instanceof CellReading.Value<V>(V amount)
        ? "Rp" + NumberFormat.getIntegerInstance(INDONESIAN).format(amount)
        : cell.displayText();
  }

  /** The spreadsheet's number format, or null for plain text. */
  abstract Format format();

  /** Whether what stands once for several rows cannot be meant for each of them: amounts and points are added up. */
  boolean isAddedUp() {
    return format() == Format.MONEY || format() == Format.DECIMAL;
  }

  /** Message key of one line that tells people how to fill it in. */
  abstract String guideKey();

  /** What the guide's line speaks of. */
  Object[] guideArgs() {
    return new Object[0];
  }

  enum Format {
    TEXT("@"), WHOLE("#,##0"), DECIMAL("#,##0.####"), MONEY("\"Rp\"#,##0"), PERCENT("0.0%"), DATE("dd/mm/yyyy");

    final String pattern;

    Format(String pattern) {
      this.pattern = pattern;
    }
  }

  private static final class OrWords<V> extends CellType<Said<V>> {
    private final CellType<V> type;

    OrWords(CellType<V> type) {
      this.type = type;
    }

    @Override
    CellReading<Said<V>> read(RawCell cell) {
      CellReading<V> reading = type.read(cell);
      return reading instanceof CellReading.Wrong<V> ? CellReading.of(new Said<>(null, cell.displayText()))
          : reading.map(value -> new Said<>(value, ""));
    }

    @Override
    Object write(Said<V> said) {
      V value = said.value();
      return value == null ? said.words() : type.write(value);
    }

    @Override
    Format format() {
      return type.format();
    }

    @Override
    String guideKey() {
      return type.guideKey();
    }

    @Override
    Object[] guideArgs() {
      return type.guideArgs();
    }
  }
}
