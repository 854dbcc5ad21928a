package id.payung.agreements.planning;

import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.NonBlankRowFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One budget line in the form of its activity.
 *
 * @param was the stage that the person saw: one that they did not change is not written over a newer one
 * @param hidden the amount is kept, and was not shown to this person
 * @param leave the line is to leave the draft
 */
@NonBlankRowFields({"what", "source", "amount"})
record BudgetLineForm(UUID id, @NotBlank(message = "agreements.wrong.empty") @Size(max = 300) String what,
    @NotBlank(message = "agreements.wrong.empty") @Size(max = 60) String source,
    @NotNull(message = "agreements.wrong.empty") UUID owner, @Nullable UUID village, @Size(max = 60) String code,
    @NotBlank(message = "agreements.wrong.empty") @Size(max = 60) String stage, @Size(max = 60) String was,
    boolean guarded, boolean hidden, @Nullable Long amount, boolean leave) {

  static BudgetLineForm of(PlanVersionContent content, PlanVersionBudgetLine line) {
    Long amount = content.amountOf(line);
    String stage = content.stageOf(line);
    return new BudgetLineForm(line.id(), line.what(), line.source(), line.owner(), line.village(), line.code(), stage,
        stage, line.guarded(), line.guarded() && amount == null, amount, false);
  }

  /** @param guardedAmounts to which a guarded amount is added, since it does not stand in the text */
  PlanVersionBudgetLine toLine(@Nullable PlanVersionBudgetLine before, int number, Map<UUID, Long> guardedAmounts) {
    boolean kept = before != null && before.guarded() && hidden;
    if (amount == null && !kept) {
      throw new Invalid("lines", "agreements.wrong.amount");
    }
    boolean apart = kept || guarded;
    if (apart && amount != null && !kept) {
      guardedAmounts.put(id, amount);
    }
    return new PlanVersionBudgetLine(id, number, what, source, owner, village, code, apart, apart ? null : amount);
  }

  void addMove(Map<UUID, String> stages) {
    if (!stage.equals(was)) {
      stages.put(id, stage);
    }
  }
}
