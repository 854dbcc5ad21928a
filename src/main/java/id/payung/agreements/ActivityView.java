package id.payung.agreements;

import id.payung.platform.rows.annotation.ReadOnlyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A planned activity as the measured version of its plan says it, with what reports have realised.
 *
 * @param planVersion the version of the plan that it is measured against
 * @param approved whether both sides have approved that version
 * @param agreementEndedOn day on which its agreement was ended; what was held before may still be reported
 * @param paperComplete false while the agreement is not signed: work may go on and says so
 * @param standing false when the plan no longer (or not yet) holds it
 * @param number within the plan
 * @param partners who does it together with the office
 * @param organisations everybody with a part in the plan: who of the narrow reach sees it
 * @param villages where; all of the regency when the plan names none
 * @param realised volume so far, in the unit
 * @param lastHeldOn day of the newest counted report: volume is as of this day
 */
@Table(value = "agreements.activity", reach = "parties:organisations area:villages")
public record ActivityView(UUID id, UUID plan, UUID agreement, String agreementTitle, boolean paperComplete,
    @Nullable LocalDate agreementEndedOn, int year, int planVersion, boolean approved, boolean standing, int number,
    String title, String kind, UUID office, List<UUID> partners, List<UUID> organisations, List<UUID> villages,
    List<String> questions, LocalDate starts, LocalDate ends, String unit, long target, long realised, int reports,
    @Nullable LocalDate lastHeldOn, int trained, int certified, @Nullable UUID decision, @ReadOnlyColumn int version) {}
