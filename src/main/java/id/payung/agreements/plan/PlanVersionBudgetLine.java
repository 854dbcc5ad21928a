package id.payung.agreements.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A budget line as one version of a plan says it. Its stage is not here: a stage moves with the planning, not with the
 * plan.
 *
 * @param number within its activity, from 1
 * @param what what the money is for
 * @param source {@code agreements/funding-sources}
 * @param owner who gives and reports the money
 * @param village of village money, else null
 * @param code of SIPD or Siskeudes; empty when there is none yet
 * @param guarded the partner shows the amount to the task force only
 * @param amount whole rupiah; null when guarded
 */
public record PlanVersionBudgetLine(UUID id, int number, String what, String source, UUID owner, @Nullable UUID village,
    String code, boolean guarded, @Nullable Long amount) {}
