package id.payung.platform.sheets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The types of columns. Each reads what people type and what spreadsheets keep, and says what it does not understand.
 */
public final class Cells {
  /** What a spreadsheet's cell can hold. */
  static final int LONGEST = 32_767;

  private static final Set<String> YES = Set.of("ya", "y", "yes", "benar", "true", "1", "v", "✓", "✔", "ada", "sudah");
  private static final Set<String> NO = Set.of("tidak", "tdk", "t", "no", "n", "false", "0", "-", "tidak ada", "belum");

  private Cells() {}

  /** Text of at most so many characters. Numbers typed there stay as typed. */
  public static CellType<String> text(int most) {
    return new Typed<>(CellType.Format.TEXT, "sheets.guide.text", most) {
      @Override
      Reading<String> read(RawCell cell) {
        String text = cell.shown();
        if (text.endsWith(SheetWriter.CUT)) {
          return Reading.wrong("text.cut");
        }
        return text.length() > most ? Reading.wrong("text.long", text.length(), most) : Reading.of(text);
      }
    };
  }

  /** Text of one form, such as a code; the example is shown to who typed something else. */
  public static CellType<String> code(Pattern pattern, String example) {
    return new Typed<>(CellType.Format.TEXT, "sheets.guide.code", example) {
      @Override
      Reading<String> read(RawCell cell) {
        String text = cell.shown();
        return pattern.matcher(text).matches() ? Reading.of(text) : Reading.wrong("code", text, example);
      }
    };
  }

  /** A whole number between two bounds, both allowed. */
  public static CellType<Long> whole(long least, long most) {
    return new WholeNumber(CellType.Format.WHOLE, "sheets.guide.whole", least, most);
  }

  /** A year of four digits, written without a mark for thousands. */
  public static CellType<Long> year() {
    return new WholeNumber(CellType.Format.TEXT, "sheets.guide.year", 1900, 2200);
  }

  /** Whole rupiah, never negative. */
  public static CellType<Long> money() {
    return new WholeNumber(CellType.Format.MONEY, "sheets.guide.money", 0, Numbers.LARGEST.longValueExact());
  }

  /** A number with up to six decimals, never negative. */
  public static CellType<BigDecimal> decimal() {
    return new Typed<>(CellType.Format.DECIMAL, "sheets.guide.decimal") {
      @Override
      Reading<BigDecimal> read(RawCell cell) {
        Reading<BigDecimal> reading = switch (cell) {
          case RawCell.Number number -> Numbers.decimal(number.number());
          case RawCell.Text text -> Numbers.decimal(text.text());
          default -> Reading.wrong("number.unknown", cell.shown());
        };
        return reading instanceof Reading.Value<BigDecimal>(BigDecimal value) && value.signum() < 0
            ? Reading.wrong("number.negative", cell.shown())
            : reading;
      }
    };
  }

  public static CellType<LocalDate> date() {
    return new Typed<>(CellType.Format.DATE, "sheets.guide.date") {
      @Override
      Reading<LocalDate> read(RawCell cell) {
        return switch (cell) {
          case RawCell.Number number -> Dates.parse(number.number(), number.dates1904());
          case RawCell.Text text -> Dates.parse(text.text());
          default -> Reading.wrong("date.unknown", cell.shown());
        };
      }
    };
  }

  public static CellType<Boolean> yesNo() {
    return new Typed<>(CellType.Format.TEXT, "sheets.guide.yesno") {
      @Override
      Reading<Boolean> read(RawCell cell) {
        String text = cell.shown().toLowerCase(Locale.ROOT);
        if (YES.contains(text)) {
          return Reading.of(true);
        }
        return NO.contains(text) ? Reading.of(false) : Reading.wrong("yesno", cell.shown());
      }

      @Override
      Object write(Boolean value) {
        return value ? "ya" : "tidak";
      }
    };
  }

  /** Several values in one cell, separated by semicolons or new lines; doubles and empty ones fall away. */
  public static CellType<List<String>> list() {
    return new Typed<>(CellType.Format.TEXT, "sheets.guide.list") {
      @Override
      Reading<List<String>> read(RawCell cell) {
        return Reading.of(Arrays.stream(cell.shown().split("[;\n]"))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .distinct()
            .toList());
      }

      @Override
      Object write(List<String> value) {
        return String.join("; ", value);
      }
    };
  }

  /**
   * One of several values: the first label of each is written, every label is read, whatever its case, spaces and
   * dashes.
   */
  public static <E> CellType<E> choice(Map<E, List<String>> labels) {
    return new Choice<>(labels);
  }

  /** One of an enum's values, by one label each. */
  public static <E extends Enum<E>> CellType<E> choice(Class<E> values, Function<E, String> label) {
    Map<E, List<String>> labels = new LinkedHashMap<>();
    for (E value : values.getEnumConstants()) {
      labels.put(value, List.of(label.apply(value), value.name()));
    }
    return new Choice<>(labels);
  }

  private abstract static class Typed<V> extends CellType<V> {
    private final Format format;
    private final String guideKey;
    private final Object[] guideArgs;

    Typed(Format format, String guideKey, Object... guideArgs) {
      this.format = format;
      this.guideKey = guideKey;
      this.guideArgs = guideArgs;
    }

    @Override
    Object write(V value) {
      return (Object) value;
    }

    @Override
    Format format() {
      return format;
    }

    @Override
    String guideKey() {
      return guideKey;
    }

    @Override
    Object[] guideArgs() {
      return guideArgs.clone();
    }
  }

  private static final class WholeNumber extends Typed<Long> {
    private final long least;
    private final long most;

    WholeNumber(Format format, String guideKey, long least, long most) {
      super(format, guideKey, least, most);
      this.least = least;
      this.most = most;
    }

    @Override
    Reading<Long> read(RawCell cell) {
      Reading<Long> reading = switch (cell) {
        case RawCell.Number number -> Numbers.whole(number.number());
        case RawCell.Text text -> Numbers.whole(text.text());
        default -> Reading.wrong("number.unknown", cell.shown());
      };
      if (reading instanceof Reading.Value<Long>(Long value)) {
        if (value < 0 && least >= 0) {
          return Reading.wrong("number.negative", cell.shown());
        }
        if (value < least || value > most) {
          return Reading.wrong("number.range", cell.shown(), least, most);
        }
      }
      return reading;
    }

    @Override
    Object write(Long value) {
      return value;
    }
  }

  private static final class Choice<E> extends Typed<E> {
    private final Map<String, E> byLabel = new LinkedHashMap<>();
    private final Map<E, String> written = new LinkedHashMap<>();

    Choice(Map<E, List<String>> labels) {
      super(Format.TEXT, "sheets.guide.choice", firstLabels(labels));
      labels.forEach((value, names) -> {
        written.put(value, names.getFirst());
        names.forEach(name -> byLabel.putIfAbsent(Headings.normal(name), value));
      });
    }

    private static <E> String firstLabels(Map<E, List<String>> labels) {
      return String.join("; ", labels.values().stream().map(List::getFirst).toList());
    }

    @Override
    Reading<E> read(RawCell cell) {
      @Nullable E value = byLabel.get(Headings.normal(cell.shown()));
      return value == null ? Reading.wrong("choice", cell.shown(), String.join("; ", written.values()))
          : Reading.of(value);
    }

    @Override
    Object write(E value) {
      return Objects.requireNonNull(written.get(value), "a value without a label");
    }
  }
}
