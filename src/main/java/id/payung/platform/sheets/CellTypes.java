package id.payung.platform.sheets;

import id.payung.platform.sheets.file.RawCell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
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
public final class CellTypes {
  /** What a spreadsheet's cell can hold. */
  static final int MAX_CELL_CHARACTERS = 32_767;

  private static final Set<String> YES_WORDS =
      Set.of("ya", "y", "yes", "benar", "true", "1", "v", "✓", "✔", "ada", "sudah");
  private static final Set<String> NO_WORDS =
      Set.of("tidak", "tdk", "t", "no", "n", "false", "0", "-", "tidak ada", "belum");

  private CellTypes() {}

  /** Text of at most so many characters. Numbers typed there stay as typed. */
  public static CellType<String> text(int max) {
    return text(max, MangledTextPolicy::readText);
  }

  /** A number of a paper or an account, or a code: what a spreadsheet may have made of it is asked about. */
  public static CellType<String> identifier(int max) {
    return text(max, MangledTextPolicy::readIdentifier);
  }

  /** A mobile number; its form is a matter of the module. */
  public static CellType<String> mobileNumber(int max) {
    return text(max, MangledTextPolicy::readMobileNumber);
  }

  private static CellType<String> text(int max, Function<RawCell, CellReading<String>> reader) {
    return new GuidedCellType<>(CellType.Format.TEXT, "sheets.guide.text", max) {
      @Override
      CellReading<String> read(RawCell cell) {
        String text = cell.displayText();
        if (text.endsWith(SheetWriter.TRUNCATION_MARK)) {
          return CellReading.wrong("text.cut");
        }
        return text.length() > max ? CellReading.wrong("text.long", text.length(), max) : reader.apply(cell);
      }
    };
  }

  /** Text of one form, such as a code; the example is shown to who typed something else. */
  public static CellType<String> code(Pattern pattern, String example) {
    return new GuidedCellType<>(CellType.Format.TEXT, "sheets.guide.code", example) {
      @Override
      CellReading<String> read(RawCell cell) {
        String text = cell.displayText();
        return pattern.matcher(text).matches() ? MangledTextPolicy.askUnlessSeen(cell, CellReading.of(text))
            : CellReading.wrong("code", text, example);
      }
    };
  }

  /** A whole number between two bounds, both allowed. */
  public static CellType<Long> whole(long min, long max) {
    return new WholeNumber(CellType.Format.WHOLE, "sheets.guide.whole", min, max);
  }

  /** A year of four digits, written without a mark for thousands. */
  public static CellType<Long> year() {
    return new WholeNumber(CellType.Format.TEXT, "sheets.guide.year", 1900, 2200);
  }

  /** Whole rupiah, never negative. */
  public static CellType<Long> money() {
    return new WholeNumber(CellType.Format.MONEY, "sheets.guide.money", 0, NumberParser.LARGEST.longValueExact());
  }

  /** A number with up to six decimals, never negative. */
  public static CellType<BigDecimal> decimal() {
    return new GuidedCellType<>(CellType.Format.DECIMAL, "sheets.guide.decimal") {
      @Override
      CellReading<BigDecimal> read(RawCell cell) {
        CellReading<BigDecimal> reading = switch (cell) {
          case RawCell.Number number when number.isShownAsPercent() ->
              CellReading.wrong("number.percent", number.shown());
          case RawCell.Number number when number.isShownAsDate() -> CellReading.wrong("number.date", number.shown());
          case RawCell.Number number -> NumberParser.parseDecimal(number.number());
          case RawCell.Text text -> NumberParser.parseDecimal(text.text());
          default -> CellReading.wrong("number.unknown", cell.displayText());
        };
        return reading instanceof CellReading.Value<BigDecimal>(BigDecimal value) && value.signum() < 0
            ? CellReading.wrong("number.negative", cell.displayText())
            : MangledTextPolicy.askWhenSeenAsAnother(cell, reading, NumberParser::parseDecimal);
      }
    };
  }

  public static CellType<LocalDate> date() {
    return new GuidedCellType<>(CellType.Format.DATE, "sheets.guide.date") {
      @Override
      CellReading<LocalDate> read(RawCell cell) {
        return switch (cell) {
          case RawCell.Number number -> DateParser.parse(number.number(), number.dates1904());
          case RawCell.Text text -> DateParser.parse(text.text());
          default -> CellReading.wrong("date.unknown", cell.displayText());
        };
      }
    };
  }

  /** Until when something holds; the day is null when the cell says for how long. */
  public record LastDay(@Nullable LocalDate day, Period length) {
    /** The day itself, or the last one of so long a time. */
    public LocalDate after(LocalDate first) {
      return day == null ? first.plus(length) : day;
    }
  }

  /** A day, the last of two ({@code s.d. 31-12-2025}), or a length ({@code 3 (tiga) tahun}). */
  public static CellType<LastDay> lastDay() {
    return new GuidedCellType<>(CellType.Format.DATE, "sheets.guide.last-day") {
      @Override
      CellReading<LastDay> read(RawCell cell) {
        return cell instanceof RawCell.Text(String typed) ? DateParser.parseLast(typed)
            : CellTypes.date().read(cell).map(day -> new LastDay(day, Period.ZERO));
      }

      @Override
      Object write(LastDay value) {
        return value.day() != null ? value.day() : value.length().getDays() > 0 ? value.length().getDays() + " hari"
            : value.length().toTotalMonths() + " bulan";
      }
    };
  }

  public static CellType<Boolean> yesNo() {
    return new GuidedCellType<>(CellType.Format.TEXT, "sheets.guide.yesno") {
      @Override
      CellReading<Boolean> read(RawCell cell) {
        String text = cell.displayText().toLowerCase(Locale.ROOT);
        if (YES_WORDS.contains(text)) {
          return CellReading.of(true);
        }
        return NO_WORDS.contains(text) ? CellReading.of(false) : CellReading.wrong("yesno", cell.displayText());
      }

      @Override
      Object write(Boolean value) {
        return value ? "ya" : "tidak";
      }
    };
  }

  /** Several values in one cell, separated by semicolons or new lines; doubles and empty ones fall away. */
  public static CellType<List<String>> list() {
    return new GuidedCellType<>(CellType.Format.TEXT, "sheets.guide.list") {
      @Override
      CellReading<List<String>> read(RawCell cell) {
        return MangledTextPolicy.readIdentifier(cell)
            .map(text -> Arrays.stream(text.split("[;\n]"))
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

  private abstract static class GuidedCellType<V> extends CellType<V> {
    private final Format format;
    private final String guideKey;
    private final Object[] guideArgs;

    GuidedCellType(Format format, String guideKey, Object... guideArgs) {
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

  private static final class WholeNumber extends GuidedCellType<Long> {
    private final long least;
    private final long most;

    WholeNumber(Format format, String guideKey, long min, long max) {
      super(format, guideKey, min, max);
      this.least = min;
      this.most = max;
    }

    @Override
    CellReading<Long> read(RawCell cell) {
      CellReading<Long> reading = switch (cell) {
        case RawCell.Number number when number.isShownAsPercent() ->
            CellReading.wrong("number.percent", number.shown());
        case RawCell.Number number when number.isShownAsDate() -> CellReading.wrong("number.date", number.shown());
        case RawCell.Number number -> NumberParser.parseWhole(number.number());
        case RawCell.Text text -> NumberParser.parseWhole(text.text());
        default -> CellReading.wrong("number.unknown", cell.displayText());
      };
      if (reading instanceof CellReading.Value<Long>(Long value)) {
        if (value < 0 && least >= 0) {
          return CellReading.wrong("number.negative", cell.displayText());
        }
        if (value < least || value > most) {
          return CellReading.wrong("number.range", cell.displayText(), least, most);
        }
      }
      return MangledTextPolicy.askWhenSeenAsAnother(cell, reading, NumberParser::parseWhole);
    }

    @Override
    Object write(Long value) {
      return value;
    }
  }

  private static final class Choice<E> extends GuidedCellType<E> {
    private final Map<String, E> byLabel = new LinkedHashMap<>();
    private final Map<E, String> firstLabelOf = new LinkedHashMap<>();

    Choice(Map<E, List<String>> labels) {
      super(Format.TEXT, "sheets.guide.choice", firstLabels(labels));
      labels.forEach((value, names) -> {
        firstLabelOf.put(value, names.getFirst());
        names.forEach(name -> byLabel.putIfAbsent(HeadingMatcher.normalise(name), value));
      });
    }

    private static <E> String firstLabels(Map<E, List<String>> labels) {
      return String.join("; ", labels.values().stream().map(List::getFirst).toList());
    }

    @Override
    CellReading<E> read(RawCell cell) {
      @Nullable E value = byLabel.get(HeadingMatcher.normalise(cell.displayText()));
      return value == null ? CellReading.wrong("choice", cell.displayText(), String.join("; ", firstLabelOf.values()))
          : MangledTextPolicy.askUnlessSeen(cell, CellReading.of(value));
    }

    @Override
    Object write(E value) {
      return Objects.requireNonNull(firstLabelOf.get(value), "a value without a label");
    }
  }
}
