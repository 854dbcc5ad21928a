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
public record LatenessNotice(UUID id, UUID organisation, LateMatterKind kind, UUID subject, LocalDate seenFrom,
    LocalDate namedFrom) {

  /** What is late. */
  public enum LateMatterKind {
    ACTIVITY("activity"), DATA("data");

    private final String code;

    LateMatterKind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    static LateMatterKind fromCode(String code) {
      return code.equals(DATA.code) ? DATA : ACTIVITY;
    }
  }

  boolean mayNameOffice(LocalDate today) {
    return !today.isBefore(namedFrom);
  }
}
