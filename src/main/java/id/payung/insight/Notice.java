package id.payung.insight;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Told to an office: this is late, and from a day on the regent's page names you for it.
 *
 * @param subject the activity, or the year's requests for data
 * @param seenFrom the day from which the office could see it
 * @param namedFrom the first day on which the regent's page may name the office
 */
public record Notice(UUID id, UUID organisation, Kind kind, UUID subject, LocalDate seenFrom, LocalDate namedFrom) {

  /** What is late. */
  public enum Kind {
    ACTIVITY("activity"), DATA("data");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    static Kind of(String code) {
      return code.equals(DATA.code) ? DATA : ACTIVITY;
    }
  }

  boolean mayName(LocalDate today) {
    return !today.isBefore(namedFrom);
  }
}
