package id.payung.evidence.register;

import id.payung.platform.errors.Refused;
import org.jspecify.annotations.Nullable;

/** A slot of a question in a year, as one value of a form: {@code 2026|4.2|a}. */
public record EvidenceSlotKey(String evaluation, String question, String slot) {

  /**
   * @return null when nothing was chosen
   * @throws Refused when somebody has changed the value
   */
  public static @Nullable EvidenceSlotKey parse(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    String[] parts = value.split("\\|", -1);
    if (parts.length != 3 || parts[0].isBlank() || parts[1].isBlank() || parts[2].isBlank()) {
      throw new Refused("evidence.place.unknown");
    }
    return new EvidenceSlotKey(parts[0], parts[1], parts[2]);
  }

  @Override
  public String toString() {
    return evaluation + "|" + question + "|" + slot;
  }
}
