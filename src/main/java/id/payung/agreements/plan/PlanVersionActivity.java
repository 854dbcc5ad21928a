package id.payung.agreements.plan;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity as one version of a plan says it.
 *
 * @param number within the plan, from 1: what a sheet knows it by
 * @param kind {@code agreements/activity-kinds}
 * @param office responsible
 * @param partners who does it together with the office, which is never among them
 * @param villages where; empty: anywhere in the regency
 * @param questions codes of the KLA questions it serves
 * @param unit {@code agreements/units}
 * @param target volume in that unit, at least 1
 * @param decision the meeting's decision that it came from
 */
public record PlanVersionActivity(UUID id, int number, String title, String kind, UUID office, List<UUID> partners,
    List<UUID> villages, List<String> questions, LocalDate starts, LocalDate ends, String unit, long target,
    String note, @Nullable UUID decision, List<PlanVersionBudgetLine> lines) {

  public PlanVersionActivity {
    partners = partners.stream().filter(partner -> !partner.equals(office)).distinct().toList();
    villages = List.copyOf(villages);
    questions = List.copyOf(questions);
    lines = List.copyOf(lines);
  }

  /** Everybody who has a part in it. */
  public Set<UUID> organisations() {
    Set<UUID> all = new LinkedHashSet<>();
    all.add(office);
    all.addAll(partners);
    lines.forEach(line -> all.add(line.owner()));
    return all;
  }
}
