package id.payung.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation of any kind, as one regency knows it.
 *
 * @param kind reference data: opd, vertical, village, ngo, company, …
 * @param village of a village government
 */
public record Organisation(UUID id, String kind, String name, String shortName, @Nullable UUID village, boolean active) {

  /** The short name where there is one. */
  public String label() {
    return shortName.isBlank() ? name : shortName;
  }
}
