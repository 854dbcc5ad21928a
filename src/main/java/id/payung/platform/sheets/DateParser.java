package id.payung.platform.sheets;

import id.payung.platform.sheets.file.SpreadsheetDates;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as people write them: the day first, as in Indonesia. A day that no calendar has (31 February) is refused. */
final class DateParser {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;
  private static final int MONTHS_OF_YEAR = 12;

  /** Longer ones are no dates, and are not looked through for one. */
  private static final int LONGEST = 120;

  /** What programs write behind a day that has no hour. */
  private static final String MIDNIGHT = "(?:[T ]0?0[:.]00(?:[:.]00(?:\\.0+)?)?Z?)?";
  private static final Pattern PREFIX = Pattern.compile("(?i)^(?:tgl\\.?|tanggal)\\s*+:?+\\s*+");

  /** However its apostrophe is typed; whether the day is that one is not asked. */
  private static final Pattern WEEKDAY = Pattern.compile("(?iu)^(?:hari\\s+)?(?:sen(?:in)?|sel(?:asa)?|rab(?:u)?"
      + "|kam(?:is)?|jum(?:\\s?['’‘`´ʼ]?\\s?at)?|sab(?:tu)?|min(?:ggu)?|ahad"
      + "|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
      + "\\s*+[.]?+\\s*+[,/;:–-]?+\\s*+(?:(?:tgl\\.?|tanggal)\\s*+:?+\\s*+)?(?=\\d)");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})" + MIDNIGHT);
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + MIDNIGHT);
  private static final Pattern IN_WORDS =
      Pattern.compile("^(?:\\p{L}++,\\s*+)?(\\d{1,2})[\\s-]++(\\p{L}++)\\.?[\\s-]++(\\d{4})");
  private static final Pattern SHORT_YEAR =
      Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2}|\\d{1,2}[\\s-]++\\p{L}{3,}+\\.?[\\s-]++['’]?\\d{2}");

  private static final Map<String, Integer> MONTHS = Map.ofEntries(Map.entry("januari", 1), Map.entry("january", 1),
      Map.entry("jan", 1), Map.entry("februari", 2), Map.entry("pebruari", 2), Map.entry("february", 2),
      Map.entry("feb", 2), Map.entry("peb", 2), Map.entry("maret", 3), Map.entry("march", 3), Map.entry("mar", 3),
      Map.entry("april", 4), Map.entry("apr", 4), Map.entry("mei", 5), Map.entry("may", 5), Map.entry("juni", 6),
      Map.entry("june", 6), Map.entry("jun", 6), Map.entry("juli", 7), Map.entry("july", 7), Map.entry("jul", 7),
      Map.entry("agustus", 8), Map.entry("august", 8), Map.entry("agt", 8), Map.entry("agu", 8), Map.entry("ags", 8),
      Map.entry("aug", 8), Map.entry("september", 9), Map.entry("sept", 9), Map.entry("sep", 9),
      Map.entry("oktober", 10), Map.entry("october", 10), Map.entry("okt", 10), Map.entry("oct", 10),
      Map.entry("november", 11), Map.entry("nopember", 11), Map.entry("nov", 11), Map.entry("nop", 11),
      Map.entry("desember", 12), Map.entry("december", 12), Map.entry("des", 12), Map.entry("dec", 12));

  private DateParser() {}

  /** Words before a last day, and between a first and a last one. */
  private static final Pattern UNTIL = Pattern.compile(
      "(?i)^.*?(?:s\\s*+[./]?+\\s*+d\\b\\.?|sampai(?:\\s++dengan)?|hingga|until|(?<![\\s\\d])[\\s\\d]++[–—-]\\s++)"
          + "\\s*+:?+\\s*+",
      Pattern.DOTALL);
  private static final Pattern BEFORE_LENGTH =
      Pattern.compile("(?i)^(?:(?:selama|dalam|jangka\\s+waktu|paling\\s+(?:lama|lambat))\\s*+:?+\\s*+)");
  private static final List<String> NUMBER_WORDS =
      List.of("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas");
  private static final String WORD = "(?:" + String.join("|", NUMBER_WORDS) + ")";
  private static final String COUNT =
      "\\d{1,3}(?:[.,]\\d{1,2})?|setengah(?=\\s)|" + WORD + "(?:\\s+(?:belas|puluh(?:\\s+" + WORD + ")?))?(?=\\s)";
  private static final String IN_BRACKETS = "(?:\\([^)]*+\\)\\s*+)?";
  private static final String UNIT =
      "tahun|thn?|years?|bulan|bln|months?|minggu|mgg|pekan|weeks?|hari(?!\\s+(?:kerja|working))|days?";
  private static final Pattern LENGTH_PART = Pattern.compile(
      "(?iu)^\\s*+(?:(?:dan|and)\\s++|[,+&]\\s*+)?(?:(" + COUNT + ")\\s*+" + IN_BRACKETS + "|se)(" + UNIT + ")\\b");
  private static final Pattern ANOTHER_LENGTH =
      Pattern.compile("(?iu)(?:\\d|" + WORD + ")\\s*+" + IN_BRACKETS + "(?:" + UNIT + ")\\b");
  private static final int LONGEST_AFTER_LENGTH = 60;
  private static final int LONGEST_YEARS = 99;

  /** The last of one or two days, {@code s.d. 31-12-2025}, or how long something lasts: {@code 3 (tiga) tahun}. */
  static CellReading<CellTypes.LastDay> parseLast(String typed) {
    String text = typed.strip();
    if (text.length() > LONGEST) {
      return CellReading.wrong("date.unknown", text.substring(0, LONGEST));
    }
    Matcher before = BEFORE_LENGTH.matcher(text);
    String counted = before.lookingAt() ? text.substring(before.end()) : text;
    Matcher part = LENGTH_PART.matcher(counted);
    if (part.lookingAt()) {
      Period length = readLength(part, counted);
      return length == null ? CellReading.wrong("date.length", text)
          : CellReading.of(new CellTypes.LastDay(null, length));
    }
    CellReading<LocalDate> whole = parse(text);
    if (!(whole instanceof CellReading.Value<LocalDate>)) {
      Matcher until = UNTIL.matcher(text);
      whole = until.lookingAt() ? parse(text.substring(until.end())) : whole;
    }
    return whole.map(day -> new CellTypes.LastDay(day, Period.ZERO));
  }

  /** All parts of it: {@code 1 tahun 6 bulan}; null where one is not understood, or another one stands behind. */
  private static @Nullable Period readLength(Matcher part, String text) {
    Period length = Period.ZERO;
    int end = 0;
    do {
      Period next = lengthOf(part.group(1) == null ? "1" : part.group(1), part.group(2).toLowerCase(Locale.ROOT));
      if (next == null) {
        return null;
      }
      length = length.plus(next);
      end = part.end();
      part.region(end, text.length());
    } while (part.lookingAt());
    String rest = text.substring(end);
    return rest.length() > LONGEST_AFTER_LENGTH || ANOTHER_LENGTH.matcher(rest).find() || length.isZero() ? null
        : length.normalized();
  }

  private static @Nullable Period lengthOf(String count, String unit) {
    BigDecimal number = countOf(count.toLowerCase(Locale.ROOT));
    boolean months = unit.startsWith("b") || unit.startsWith("mo");
    boolean years = unit.startsWith("t") || unit.startsWith("y");
    if (number == null || years && number.compareTo(BigDecimal.valueOf(LONGEST_YEARS)) > 0) {
      return null;
    }
    BigDecimal whole = years ? number.multiply(BigDecimal.valueOf(MONTHS_OF_YEAR)) : number;
    if (whole.stripTrailingZeros().scale() > 0) {
      return null;
    }
    int units = whole.intValueExact();
    return months || years ? Period.ofMonths(units)
        : unit.startsWith("h") || unit.startsWith("d") ? Period.ofDays(units)
        : Period.ofWeeks(units);
  }

  private static @Nullable BigDecimal countOf(String count) {
    if (Character.isDigit(count.charAt(0))) {
      return new BigDecimal(count.replace(',', '.'));
    }
    if (count.equals("setengah")) {
      return new BigDecimal("0.5");
    }
    String[] words = count.split("\\s+");
    int first = NUMBER_WORDS.indexOf(words[0]) + 1;
    int last = words.length > 2 ? NUMBER_WORDS.indexOf(words[2]) + 1 : 0;
    int teens = words.length > 1 && words[1].equals("belas") ? first + 10 : first * 10 + last;
    return words.length > 1 && Math.max(first, last) > 9 ? null : BigDecimal.valueOf(words.length > 1 ? teens : first);
  }

  static CellReading<LocalDate> parse(String typed) {
    if (typed.strip().length() > LONGEST) {
      return CellReading.wrong("date.unknown", typed.strip().substring(0, LONGEST));
    }
    String text = withoutWeekday(PREFIX.matcher(typed.strip()).replaceFirst(""));
    Matcher words = IN_WORDS.matcher(text);
    if (words.matches()) {
      Integer month = MONTHS.get(words.group(2).toLowerCase(Locale.ROOT));
      return month == null ? CellReading.wrong("date.unknown", typed)
          : toReading(number(words, 3), month, number(words, 1), typed);
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()) {
      return toReading(number(dayFirst, 3), number(dayFirst, 2), number(dayFirst, 1), typed);
    }
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return toReading(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3), typed);
    }
    return CellReading.wrong(SHORT_YEAR.matcher(text).matches() ? "date.year" : "date.unknown", typed);
  }

  /** A spreadsheet's own count of days. */
  static CellReading<LocalDate> parse(BigDecimal serial, boolean dates1904) {
    return SpreadsheetDates.dayOf(serial, dates1904)
        .map(CellReading::of)
        .orElseGet(() -> CellReading.wrong("date.unknown", serial.toPlainString()));
  }

  /** Whether the typed day is another one for who writes the month first. */
  static boolean isReadDayFirst(String typed) {
    Matcher dayFirst = DAY_FIRST.matcher(withoutWeekday(typed.strip()));
    return typed.strip().length() <= LONGEST && dayFirst.matches() && number(dayFirst, 1) <= MONTHS_OF_YEAR
        && number(dayFirst, 2) <= MONTHS_OF_YEAR && number(dayFirst, 1) != number(dayFirst, 2);
  }

  private static String withoutWeekday(String text) {
    return WEEKDAY.matcher(text).replaceFirst("");
  }

  private static CellReading<LocalDate> toReading(int year, int month, int day, String typed) {
    LocalDate date = dateOrNull(year, month, day);
    if (date == null) {
      return CellReading.wrong("date.calendar", typed);
    }
    return year < FIRST_YEAR || year > LAST_YEAR ? CellReading.wrong("date.range", typed) : CellReading.of(date);
  }

  private static @Nullable LocalDate dateOrNull(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
