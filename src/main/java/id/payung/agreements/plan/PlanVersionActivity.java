package id.payung.agreements.plan;

import id.payung.platform.rows.RecordDifferences;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.NotAColumn;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity as one version of a plan says it. Lists, phones and status read the columns of it that are measured.
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
public record PlanVersionActivity(UUID id, @FieldLabelKey("agreements.field.number") int number,
    @FieldLabelKey("agreements.field.activity") String title, @FieldLabelKey("agreements.field.kind") String kind,
    @FieldLabelKey("agreements.field.office") UUID office,
    @FieldLabelKey("agreements.field.partners") List<UUID> partners,
    @FieldLabelKey("agreements.field.villages") List<UUID> villages,
    @FieldLabelKey("agreements.field.questions") List<String> questions,
    @FieldLabelKey("agreements.field.from") LocalDate starts, @FieldLabelKey("agreements.field.until") LocalDate ends,
    @FieldLabelKey("agreements.field.unit") String unit, @FieldLabelKey("agreements.field.target") long target,
    @FieldLabelKey("agreements.field.note") @NotAColumn String note, @HiddenFromPeople @Nullable UUID decision,
    @FieldLabelKey("agreements.field.lines") @NotAColumn List<PlanVersionBudgetLine> lines) {

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

  /** Names of the fields that another text changes, for the trail. */
  List<String> fieldsChangedBy(PlanVersionActivity after) {
    return RecordDifferences.between(this, after)
        .shown((_, _) -> "")
        .stream()
        .map(difference -> difference.label().replaceFirst("^agreements\\.field\\.", ""))
        .toList();
  }
}
