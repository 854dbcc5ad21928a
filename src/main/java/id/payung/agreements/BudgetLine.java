package id.payung.agreements;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A budget line as it is measured.
 *
 * @param amount whole rupiah; null when it is guarded and this actor may not see it
 * @param stage where it stands; only some stages make it money
 * @param standing false when the plan holds it no longer: then it is read for what was spent of it
 * @param realised altogether up to {@code realisedOn}; null before the first realisation, or when not to be seen
 */
public record BudgetLine(UUID id, UUID activity, UUID plan, int number, String what, String source, UUID owner,
    @Nullable UUID village, String code, boolean guarded, @Nullable Long amount, String stage, LocalDate stageOn,
    boolean standing, @Nullable Long realised, @Nullable LocalDate realisedOn) {}
