package id.payung.platform.i18n;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates, rupiah and numbers as an Indonesian office writes them: 21 November 2026, Rp1.250.000, 63,5. */
public final class LocaleFormatter {
  private final Locale locale;

  public LocaleFormatter(Locale locale) {
    this.locale = locale;
  }

  public String date(LocalDate date) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(date);
  }

  public String shortDate(LocalDate date) {
    return DateTimeFormatter.ofPattern("d MMM uuuu", locale).format(date);
  }

  public String dateTime(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofPattern("d MMM uuuu HH.mm", locale).format(instant.atZone(zone));
  }

  public String rupiah(long rupiah) {
    return (rupiah < 0 ? "-Rp" : "Rp") + NumberFormat.getIntegerInstance(Messages.INDONESIAN).format(Math.abs(rupiah));
  }

  /** At most two decimals. */
  public String number(Number number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(2);
    return format.format(number);
  }

  /** Always two decimals, as scores are written. */
  public String score(Number number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format.format(number);
  }

  /** A share of one as a whole per cent: 0.635 → 64%. */
  public String percent(double share) {
    return Math.round(share * 100) + "%";
  }
}
