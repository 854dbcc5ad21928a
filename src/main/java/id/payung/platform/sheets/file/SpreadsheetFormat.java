package id.payung.platform.sheets.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number format of a cell, as far as it decides what a person sees; looked at once for all its cells. */
final class SpreadsheetFormat {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  /** What stands in quotes, behind a backslash or in brackets (colours, currencies) is no sign of a date. */
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^\\[\\]]*]");

  /** Those that a workbook names by number alone. */
  private static final Map<Integer, String> BUILT_IN = Map.ofEntries(Map.entry(1, "0"), Map.entry(2, "0.00"),
      Map.entry(3, "#,##0"), Map.entry(4, "#,##0.00"), Map.entry(9, "0%"), Map.entry(10, "0.00%"),
      Map.entry(11, "0.00E+00"), Map.entry(12, "# ?/?"), Map.entry(13, "# ??/??"), Map.entry(48, "##0.0E+0"),
      Map.entry(14, "dd/mm/yyyy"), Map.entry(15, "d-mmm-yy"), Map.entry(16, "d-mmm"), Map.entry(17, "mmm-yy"),
      Map.entry(18, "h:mm"), Map.entry(19, "h:mm:ss"), Map.entry(20, "h:mm"), Map.entry(21, "h:mm:ss"),
      Map.entry(22, "d/m/yy h:mm"), Map.entry(45, "mm:ss"), Map.entry(46, "[h]:mm:ss"), Map.entry(47, "mm:ss.0"));

  static final SpreadsheetFormat GENERAL = new SpreadsheetFormat("");

  private final boolean day;
  private final boolean hour;
  private final boolean percent;
  private final List<NumberFormatSection> sections;

  SpreadsheetFormat(String pattern) {
    String signs = signsOf(pattern);
    this.hour = signs.contains("h") || signs.contains("s");
    this.day = signs.contains("y") || signs.contains("d") || signs.contains("m") && !hour;
    this.percent = signs.contains("%");
    this.sections = NumberFormatSection.parse(pattern.isBlank() ? "General" : pattern);
  }

  static String builtIn(int number) {
    boolean dateOfAnotherLanguage = number >= 27 && number <= 36 || number >= 50 && number <= 58;
    return dateOfAnotherLanguage ? "dd/mm/yyyy" : BUILT_IN.getOrDefault(number, "");
  }

  boolean isDateOrTime() {
    return day || hour;
  }

  boolean isPercent() {
    return percent;
  }

  /** As a person sees it; the bare number where that cannot be told. */
  String show(BigDecimal number, boolean dates1904) {
    if (isDateOrTime()) {
      return showDate(number, dates1904);
    }
    if (isPercent()) {
      return number.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
    return showNumber(number).orElseGet(number::toPlainString);
  }

  /** Whether it can be told what a person sees of the number. */
  boolean canShow(BigDecimal number) {
    return isDateOrTime() || isPercent() || showNumber(number).isPresent();
  }

  /** Whether a person sees another number: signs between its digits, or thousands left out. */
  boolean showsAnother(BigDecimal number) {
    return !isDateOrTime() && !isPercent() && sections.get(sectionOf(number)).isShownAsAnother();
  }

  private Optional<String> showNumber(BigDecimal number) {
    int section = sectionOf(number);
    String sign = number.signum() < 0 && section == 0 ? "-" : "";
    return sections.get(section).show(number.abs()).map(shown -> sign + shown);
  }

  private int sectionOf(BigDecimal number) {
    int wanted = number.signum() < 0 ? 1 : number.signum() == 0 ? 2 : 0;
    return wanted < sections.size() ? wanted : 0;
  }

  private String showDate(BigDecimal number, boolean dates1904) {
    String shownHour = HOUR.format(SpreadsheetDates.timeOf(number));
    if (!day) {
      return shownHour;
    }
    Optional<LocalDate> shownDay = SpreadsheetDates.dayOf(number, dates1904);
    boolean wholeDay = number.stripTrailingZeros().scale() <= 0;
    return shownDay.map(found -> DAY.format(found) + (hour && !wholeDay ? " " + shownHour : ""))
        .orElseGet(number::toPlainString);
  }

  /** What is left of the first section without literals; {@code General} has letters of dates and is none. */
  private static String signsOf(String pattern) {
    String signs = LITERAL.matcher(pattern).replaceAll("").toLowerCase(Locale.ROOT);
    return signs.replace("general", "").replace("standard", "").split(";", 2)[0];
  }
}
