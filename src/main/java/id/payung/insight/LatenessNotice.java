package id.payung.insight;

import id.payung.platform.rows.annotation.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Told to an office: this is late, and from a day on the regent's page names you for it.
 *
 * @param subject the activity, the year's requests for data, or the decisions of meetings that the office owes
 * @param seenFrom the day from which the office could see it
 * @param namedFrom the first day on which the regent's page may name the office; promised then, whatever the rule says
 * later
 * @param endedOn no longer late, or null
 */
@Table(value = "insight.notice", reach = "organisation:organisation read-only")
public record LatenessNotice(UUID id, UUID organisation, LateMatterKind kind, UUID subject, LocalDate seenFrom,
    LocalDate namedFrom, @Nullable LocalDate endedOn) {

  /** What is late. */
  public enum LateMatterKind {
    ACTIVITY, DATA, DECISIONS
  }

  boolean mayNameOffice(LocalDate today) {
    return !today.isBefore(namedFrom);
  }

  /** The last day on which it can be mended without being named. */
  LocalDate due() {
    return namedFrom.minusDays(1);
  }
}
