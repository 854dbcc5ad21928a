package id.payung.platform.tenancy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a regency is called and where its day ends.
 *
 * @param regency the tenant's key
 * @param name in full: Kabupaten Luwu Timur
 * @param zone WIB, WITA or WIT; a deadline ends at 24:00 there
 */
public record RegencySettings(String regency, String name, ZoneId zone) {
  public LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
