package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the cells of a workbook hold: looks up shared texts and formats. */
final class XlsxCellReader {
  private static final int LARGEST_EXPONENT = 400;
  private static final int LONG_TEXT = 32;
  private static final int MAX_DIGITS = 9;
  private static final MathContext SHOWN_DIGITS = new MathContext(15);
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})?T?(\\d{2}:\\d{2}(?::\\d{2})?)?[.\\d]*Z?");
  private static final SpreadsheetFormat DAY = new SpreadsheetFormat("dd/mm/yyyy");
  private static final SpreadsheetFormat HOUR = new SpreadsheetFormat("h:mm");
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private final List<RawCell> sharedTexts;
  private final List<SpreadsheetFormat> formats;
  private final boolean dates1904;

  /** Of long shared texts, each time that a cell names one: a few kilobytes may stand for gigabytes. */
  private long repeatedLetters;

  private XlsxCellReader(List<RawCell> sharedTexts, List<SpreadsheetFormat> formats, boolean dates1904) {
    this.sharedTexts = sharedTexts;
    this.formats = formats;
    this.dates1904 = dates1904;
  }

  static XlsxCellReader load(XlsxPackage parts, Collection<XlsxPackage.Relation> relations, boolean dates1904) {
    List<RawCell> texts = new ArrayList<>();
    List<SpreadsheetFormat> formats = new ArrayList<>();
    for (XlsxPackage.Relation relation : relations) {
      if (relation.kind().equals("sharedStrings")) {
        parts.openIfThere(relation.part()).ifPresent(part -> addTexts(part, texts));
      } else if (relation.kind().equals("styles")) {
        parts.openIfThere(relation.part()).ifPresent(part -> addFormats(part, formats));
      }
    }
    return new XlsxCellReader(texts, formats, dates1904);
  }

  private static void addTexts(XlsxPart part, List<RawCell> texts) {
    try (part) {
      while (part.next()) {
        if (part.name().equals("si")) {
          texts.add(text(part.richText()));
        }
      }
    }
  }

  private static void addFormats(XlsxPart part, List<SpreadsheetFormat> formats) {
    Map<Integer, String> own = new HashMap<>();
    Map<String, SpreadsheetFormat> known = new HashMap<>();
    try (part) {
      while (part.next()) {
        if (part.name().equals("numFmt")) {
          String code = part.attribute("formatCode");
          own.put(number(part.attribute("numFmtId")), code == null ? "" : code);
        } else if (part.name().equals("cellXfs")) {
          while (part.nextInside("cellXfs")) {
            if (part.name().equals("xf")) {
              int format = number(part.attribute("numFmtId"));
              String pattern = own.getOrDefault(format, SpreadsheetFormat.builtIn(format));
              formats.add(known.computeIfAbsent(pattern, SpreadsheetFormat::new));
            }
          }
        }
      }
    }
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Math.max(0, wholeNumber(digits));
  }

  /** The cell at whose beginning the part stands. */
  RawCell read(XlsxPart part) {
    String type = part.attribute("t");
    SpreadsheetFormat format = formatOf(part.attribute("s"));
    boolean formula = false;
    String value = null;
    String inline = null;
    while (part.nextInside("c")) {
      switch (part.name()) {
        case "f" -> formula = true;
        case "v" -> value = part.text();
        case "is" -> inline = part.richText();
        default -> {
          // says nothing of the value
        }
      }
    }
    if (formula && (value == null || value.isBlank() && !"str".equals(type))) {
      return new RawCell.Unsaved();
    }
    if (value == null) {
      return inline == null ? RawCell.EMPTY : text(inline);
    }
    return convert(type == null ? "n" : type, value, format);
  }

  private RawCell convert(String type, String value, SpreadsheetFormat format) {
    return switch (type) {
      case "s" -> sharedText(value);
      case "str", "inlineStr" -> text(value);
      case "b" -> new RawCell.YesNo(value.strip().equals("1") || value.strip().equalsIgnoreCase("true"));
      case "e" -> new RawCell.Broken(value.isBlank() ? "#" : value.strip());
      case "d" -> isoDate(value.strip(), format);
      default -> numberCell(value.strip(), format);
    };
  }

  private SpreadsheetFormat formatOf(@Nullable String style) {
    int index = number(style);
    return index < formats.size() ? formats.get(index) : SpreadsheetFormat.GENERAL;
  }

  private RawCell sharedText(String index) {
    int at = wholeNumber(index.strip());
    RawCell cell = at >= 0 && at < sharedTexts.size() ? sharedTexts.get(at) : new RawCell.Broken("#");
    if (cell instanceof RawCell.Text(String text) && text.length() > LONG_TEXT) {
      repeatedLetters += text.length();
    }
    if (repeatedLetters > XlsxPartCounts.MAX_TEXT_LETTERS) {
      throw new Refused("sheets.refused.bomb");
    }
    return cell;
  }

  /** Without an expression, since it is asked of each cell; -1 when it is none. */
  private static int wholeNumber(String digits) {
    if (digits.isEmpty() || digits.length() > MAX_DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(digits);
  }

  /** {@code _x000D_} is how a workbook writes a sign that XML does not hold. */
  private static RawCell text(String text) {
    return RawCell.text(text.indexOf("_x") < 0 ? text
        : ESCAPED.matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(signOf(Integer.parseInt(found.group(1), 16)))));
  }

  /** Half of a sign of two halves stands for nothing by itself. */
  private static String signOf(int code) {
    return Character.isSurrogate((char) code) ? "" : Character.toString(code);
  }

  /** A few letters such as 1E999999999 would be written out in a gigabyte; no spreadsheet holds such a number. */
  private RawCell numberCell(String value, SpreadsheetFormat format) {
    if (value.isEmpty()) {
      return RawCell.EMPTY;
    }
    if (value.length() > 2 * LARGEST_EXPONENT) {
      return new RawCell.Broken("#");
    }
    try {
      BigDecimal number = new BigDecimal(value);
      return Math.abs((long) number.scale()) > LARGEST_EXPONENT || number.precision() > LARGEST_EXPONENT
          ? new RawCell.Broken("#")
          : new RawCell.Number(asShown(number), dates1904, format);
    } catch (NumberFormatException e) {
      return new RawCell.Broken(value.length() > SHOWN_DIGITS.getPrecision() ? "#" : value);
    }
  }

  /** Spreadsheets show 15 digits of what they keep: 4.1 is kept as 4.0999999999999996, 4 by some programs as 4.0. */
  private static BigDecimal asShown(BigDecimal number) {
    BigDecimal shown = number.round(SHOWN_DIGITS).stripTrailingZeros();
    return shown.scale() < 0 ? shown.setScale(0) : shown;
  }

  /** A day, an hour or both in letters, as Strict Open XML keeps them; what is none stays text and is told so. */
  private static RawCell isoDate(String value, SpreadsheetFormat format) {
    Matcher parts = ISO.matcher(value);
    if (!parts.matches() || parts.group(1) == null && parts.group(2) == null) {
      return RawCell.text(value);
    }
    try {
      LocalDate day = parts.group(1) == null ? null : LocalDate.parse(parts.group(1));
      LocalTime hour = parts.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(parts.group(2));
      if (day != null && day.isBefore(FIRST_DAY)) {
        return RawCell.text(parts.group(1));
      }
      BigDecimal serial = SpreadsheetDates.serialOf(hour);
      SpreadsheetFormat shown = format.isDateOrTime() ? format : day == null ? HOUR : DAY;
      return new RawCell.Number(day == null ? serial : serial.add(SpreadsheetDates.serialOf(day)), false, shown);
    } catch (DateTimeException e) {
      return RawCell.text(value);
    }
  }
}
