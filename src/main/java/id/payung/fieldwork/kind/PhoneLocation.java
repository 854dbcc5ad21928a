package id.payung.fieldwork.kind;

import org.jspecify.annotations.Nullable;

/**
 * Where a phone was.
 *
 * @param lat degrees, -90 to 90
 * @param lon degrees, -180 to 180
 * @param accuracy metres, or null
 */
public record PhoneLocation(double lat, double lon, @Nullable Double accuracy) {
  /** What a phone said, or null when it is no place on earth: also NaN is none, which is neither more nor less. */
  public static @Nullable PhoneLocation ofSaid(@Nullable Double lat, @Nullable Double lon, @Nullable Double accuracy) {
    if (lat == null || lon == null || !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      return null;
    }
    return new PhoneLocation(lat, lon,
        accuracy != null && Double.isFinite(accuracy) && accuracy >= 0 ? accuracy : null);
  }
}
