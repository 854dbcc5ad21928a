package id.payung.agreements.planning;

import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.NonBlankRowFields;
import id.payung.platform.rows.RecordCopy;
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
    return RecordCopy.blank(BudgetLineForm.class)
        .with(BudgetLineForm::id, line.id())
        .with(BudgetLineForm::what, line.what())
        .with(BudgetLineForm::source, line.source())
        .with(BudgetLineForm::owner, line.owner())
        .with(BudgetLineForm::village, line.village())
        .with(BudgetLineForm::code, line.code())
        .with(BudgetLineForm::stage, stage)
        .with(BudgetLineForm::was, stage)
        .with(BudgetLineForm::guarded, line.guarded())
        .with(BudgetLineForm::hidden, line.guarded() && amount == null)
        .with(BudgetLineForm::amount, amount)
        .make();
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
    return RecordCopy.blank(PlanVersionBudgetLine.class)
        .with(PlanVersionBudgetLine::id, id)
        .with(PlanVersionBudgetLine::number, number)
        .with(PlanVersionBudgetLine::what, what)
        .with(PlanVersionBudgetLine::source, source)
        .with(PlanVersionBudgetLine::owner, owner)
        .with(PlanVersionBudgetLine::village, village)
        .with(PlanVersionBudgetLine::code, code)
        .with(PlanVersionBudgetLine::guarded, apart)
        .with(PlanVersionBudgetLine::amount, apart ? null : amount)
        .make();
  }

  void addMove(Map<UUID, String> stages) {
    if (!stage.equals(was)) {
      stages.put(id, stage);
    }
  }
}
