package id.payung.community;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A planned activity as a village needs to know it.
 *
 * @param office the office responsible
 * @param organisations who of the narrow reach sees it: the office and the partners; a report of it carries a copy
 * @param villages where it is planned; empty: anywhere in the regency
 * @param questions codes of the questions it serves
 * @param to last day of which a report may tell: of the plan, or the end of its agreement before that
 * @param plannedTo last day of the plan
 * @param unit code of {@code agreements/units}
 * @param realised volume so far
 * @param year budget year
 * @param approved whether both sides have approved the plan; work may begin before, and is counted
 * @param kind code of {@code agreements/activity-kinds}
 */
public record PlannedActivity(UUID id, String title, String agreementTitle, UUID office, Set<UUID> organisations,
    Set<UUID> villages, List<String> questions, LocalDate from, LocalDate to, LocalDate plannedTo, String unit,
    long target, long realised, int year, String kind, boolean approved, int version) {
  public PlannedActivity {
    organisations = Set.copyOf(organisations);
    villages = Set.copyOf(villages);
    questions = List.copyOf(questions);
  }

  /** Whether its agreement had ended by that day, before the plan did. */
  public boolean endedBefore(LocalDate day) {
    return to.isBefore(plannedTo) && day.isAfter(to);
  }

  /** Whether the plan holds it on that day. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
