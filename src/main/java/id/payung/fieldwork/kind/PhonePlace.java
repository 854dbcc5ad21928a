package id.payung.fieldwork.kind;

import org.jspecify.annotations.Nullable;

/**
 * Where a phone was.
 *
 * @param accuracy metres, or null
 */
public record PhonePlace(double lat, double lon, @Nullable Double accuracy) {}
