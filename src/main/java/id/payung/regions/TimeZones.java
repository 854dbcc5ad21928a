package id.payung.regions;

import java.time.ZoneId;
import java.util.Set;

/** The time zone of a province (Keppres 41/1987): the default when a regency is switched on; a setting afterwards. */
final class TimeZones {
  /** Bali, NTB, NTT, South, East and North Kalimantan, all Sulawesi. */
  private static final Set<String> WITA = Set.of("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76");

  /** Maluku, North Maluku, Papua. */
  private static final Set<String> WIT = Set.of("81", "82", "91", "92", "93", "94", "95", "96");

  private TimeZones() {}

  static ZoneId of(String code) {
    String province = code.substring(0, 2);
    return ZoneId.of(WITA.contains(province) ? "Asia/Makassar" : WIT.contains(province) ? "Asia/Jayapura" : "Asia/Jakarta");
  }
}
