package id.payung.platform.i18n;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Dates, rupiah and numbers as an Indonesian office writes them: 21 November 2026, Rp1.250.000, 63,5. The patterns are
 * read once for each language; a page has hundreds of dates.
 */
public final class LocaleFormatter {
  private static final Map<Locale, Patterns> PATTERNS = new ConcurrentHashMap<>();

  private final Patterns patterns;

  /** Formatters of dates may be shared; those of numbers may not and are copied for each use. */
  private record Patterns(DateTimeFormatter date, DateTimeFormatter shortDate, DateTimeFormatter dateTime,
      NumberFormat number, NumberFormat score) {
    static Patterns of(Locale locale) {
      NumberFormat number = NumberFormat.getNumberInstance(locale);
      number.setMaximumFractionDigits(2);
      NumberFormat score = NumberFormat.getNumberInstance(locale);
      score.setMinimumFractionDigits(2);
      score.setMaximumFractionDigits(2);
      return new Patterns(DateTimeFormatter.ofPattern("d MMMM uuuu", locale),
          DateTimeFormatter.ofPattern("d MMM uuuu", locale), DateTimeFormatter.ofPattern("d MMM uuuu HH.mm", locale),
          number, score);
    }
  }

  public LocaleFormatter(Locale locale) {
    patterns = PATTERNS.computeIfAbsent(locale, Patterns::of);
  }

  public String date(LocalDate date) {
    return patterns.date().format(date);
  }

  public String shortDate(LocalDate date) {
    return patterns.shortDate().format(date);
  }

  public String dateTime(Instant instant, ZoneId zone) {
    return patterns.dateTime().format(instant.atZone(zone));
  }

  public String rupiah(long rupiah) {
    Patterns indonesian = PATTERNS.computeIfAbsent(Messages.INDONESIAN, Patterns::of);
    return (rupiah < 0 ? "-Rp" : "Rp") + copyOf(indonesian.number()).format(Math.abs(rupiah));
  }

  /** At most two decimals. */
  public String number(Number number) {
    return copyOf(patterns.number()).format(number);
  }

  /** Always two decimals, as scores are written. */
  public String score(Number number) {
    return copyOf(patterns.score()).format(number);
  }

  /** A share of one as a whole per cent: 0.635 → 64%. */
  public String percent(double share) {
    return Math.round(share * 100) + "%";
  }

  private static NumberFormat copyOf(NumberFormat format) {
    return (NumberFormat) format.clone();
  }
}
