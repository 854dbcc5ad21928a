package id.payung.agreements.planning;

import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.PlanText;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.CrossFieldRules;
import id.payung.platform.form.FoldedField;
import id.payung.platform.form.FormFields;
import id.payung.platform.i18n.TextLength;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity of a draft with its budget lines, as it was typed.
 *
 * @param basedOn number of the last save that the person saw, 0 for a new one
 * @param beside what was made of the decision already, of which the person was told
 * @param proposed the number that the form of a new one began with; 0 for others
 * @param meant codes of the doubts that the person was told of and answered: {@link ActivityDoubtPolicy}
 * @param renewal why a new version is opened to save it in; blank while the newest is a draft
 */
record ActivityForm(UUID id, int basedOn, @Nullable UUID decision, List<UUID> beside,
    @Size(max = 500, message = "agreements.wrong.long") String renewal,
    @NotBlank(message = "agreements.wrong.empty") @Size(max = 300, message = "agreements.wrong.long") String title,
    @Min(value = 1, message = "agreements.wrong.range") @Max(value = 9999,
        message = "agreements.wrong.range") int number,
    int proposed, @NotBlank(message = "agreements.wrong.empty") @Size(max = 60) String kind,
    @NotNull(message = "agreements.wrong.empty") UUID office, List<UUID> partner,
    @NotNull(message = "agreements.wrong.empty") LocalDate starts,
    @NotNull(message = "agreements.wrong.empty") LocalDate ends,
    @Min(value = 1, message = "agreements.wrong.range") long target,
    @NotBlank(message = "agreements.wrong.empty") @Size(max = 60) String unit, @FoldedField List<UUID> village,
    @FoldedField List<@Size(max = 60) String> question,
    @FoldedField @Size(max = 2000, message = "agreements.wrong.long") String note, List<@Size(max = 20) String> meant,
    @FoldedField @Valid @Size(max = 60) List<BudgetLineForm> lines) implements CrossFieldRules {

  static FormFields blank(JointPlan plan, int number) {
    return FormFields.blank(ActivityForm.class)
        .with("id", Ids.next())
        .with("basedOn", 0)
        .with("number", number)
        .with("proposed", number)
        .with("starts", LocalDate.of(plan.year(), 1, 1))
        .with("ends", LocalDate.of(plan.year(), 12, 31))
        .with("partner", plan.organisations());
  }

  static ActivityForm of(PlanVersionContent content, PlanText saved) {
    PlanVersionActivity text = saved.text();
    return RecordCopy.blank(ActivityForm.class)
        .with(ActivityForm::id, text.id())
        .with(ActivityForm::basedOn, saved.version())
        .with(ActivityForm::decision, text.decision())
        .with(ActivityForm::title, text.title())
        .with(ActivityForm::number, text.number())
        .with(ActivityForm::kind, text.kind())
        .with(ActivityForm::office, text.office())
        .with(ActivityForm::partner, text.partners())
        .with(ActivityForm::starts, text.starts())
        .with(ActivityForm::ends, text.ends())
        .with(ActivityForm::target, text.target())
        .with(ActivityForm::unit, text.unit())
        .with(ActivityForm::village, text.villages())
        .with(ActivityForm::question, text.questions())
        .with(ActivityForm::note, text.note())
        .with(ActivityForm::lines, text.lines().stream().map(line -> BudgetLineForm.of(content, line)).toList())
        .make();
  }

  @Override
  public void check() {
    if (basedOn == 0 && !Ids.isFresh(id)) {
      throw new Invalid("id", "agreements.wrong.choice");
    }
    if (TextLength.of(title) < 3) {
      throw new Invalid("title", "agreements.wrong.empty");
    }
    for (int row = 0; row < lines.size(); row++) {
      BudgetLineForm line = lines.get(row);
      if (line.amount() == null && !line.hidden() && !line.leave()) {
        throw new Invalid("lines[" + row + "].amount", "agreements.wrong.empty");
      }
    }
  }

  /**
   * The number to save it under: one that the software proposed is not the person's mistake when it is taken by now.
   */
  int numberAmong(List<PlanText> others) {
    boolean taken = others.stream().anyMatch(one -> one.number() == number && !one.text().id().equals(id));
    return taken && number == proposed ? nextNumber(others) : number;
  }

  static int nextNumber(List<PlanText> others) {
    return others.stream().mapToInt(PlanText::number).max().orElse(0) + 1;
  }

  /**
   * @param current the activity as it stands, or null: what the person could not see is kept
   * @param savedNumber of {@link #numberAmong}
   */
  ActivityChange toChange(@Nullable PlanVersionActivity current, int savedNumber) {
    List<PlanVersionBudgetLine> before = current == null ? List.of() : current.lines();
    List<PlanVersionBudgetLine> after = new ArrayList<>();
    Map<UUID, Long> guarded = new HashMap<>();
    Map<UUID, String> stages = new HashMap<>();
    int highest = before.stream().mapToInt(PlanVersionBudgetLine::number).max().orElse(0);
    for (BudgetLineForm line : lines) {
      if (!line.leave()) {
        PlanVersionBudgetLine known =
            before.stream().filter(one -> one.id().equals(line.id())).findFirst().orElse(null);
        if (known == null && !Ids.isFresh(line.id())) {
          throw new Invalid("lines", "agreements.wrong.choice");
        }
        after.add(line.toLine(known, known == null ? ++highest : known.number(), guarded));
        line.addMove(stages);
      }
    }
    return new ActivityChange(RecordCopy.blank(PlanVersionActivity.class)
        .with(PlanVersionActivity::id, id)
        .with(PlanVersionActivity::number, savedNumber)
        .with(PlanVersionActivity::title, title)
        .with(PlanVersionActivity::kind, kind)
        .with(PlanVersionActivity::office, office)
        .with(PlanVersionActivity::partners, partner)
        .with(PlanVersionActivity::villages, village)
        .with(PlanVersionActivity::questions,
            question.stream().filter(code -> code.matches("[0-9A-Za-z]{1,6}\\.\\d{1,3}")).toList())
        .with(PlanVersionActivity::starts, starts)
        .with(PlanVersionActivity::ends, ends)
        .with(PlanVersionActivity::unit, unit)
        .with(PlanVersionActivity::target, target)
        .with(PlanVersionActivity::note, note)
        .with(PlanVersionActivity::decision, current == null ? decision : current.decision())
        .with(PlanVersionActivity::lines, after)
        .make(), guarded, stages);
  }
}
