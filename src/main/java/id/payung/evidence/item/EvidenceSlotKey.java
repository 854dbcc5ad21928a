package id.payung.evidence.item;

import id.payung.platform.errors.Refused;
import org.jspecify.annotations.Nullable;

/** A slot of a question in a year, as one value of a form: {@code 2026|4.2|a}. */
public record EvidenceSlotKey(String evaluation, String question, String slot) {

  /** Likewise; null when nothing was chosen. */
  public static @Nullable EvidenceSlotKey parse(String value) {
    return value.isBlank() ? null : require(value);
  }

  /** Likewise; null also when an address was changed by hand. */
  public static @Nullable EvidenceSlotKey parseLeniently(String value) {
    return value.matches("[^|\\s]+\\|[^|\\s]+\\|[^|\\s]+") ? require(value) : null;
  }

  /**
   * From the value of a form.
   *
   * @throws Refused when somebody has changed it
   */
  public static EvidenceSlotKey require(String value) {
    String[] parts = value.split("\\|", -1);
    if (parts.length != 3 || parts[0].isBlank() || parts[1].isBlank() || parts[2].isBlank()) {
      throw new Refused("evidence.place.unknown");
    }
    return new EvidenceSlotKey(parts[0], parts[1], parts[2]);
  }

  /** The page of the question, in the regency. */
  public String questionPath() {
    return "/kla/" + evaluation + "/questions/" + question;
  }

  @Override
  public String toString() {
    return evaluation + "|" + question + "|" + slot;
  }
}
