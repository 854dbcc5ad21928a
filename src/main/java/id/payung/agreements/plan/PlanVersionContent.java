package id.payung.agreements.plan;

import id.payung.agreements.BudgetRealisation.PlannedAmounts;
import id.payung.agreements.JointPlan;
import id.payung.platform.reference.CodeList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a version says, as one actor may read it.
 *
 * @param versions all of the plan, the newest first
 * @param guardedAmounts amounts of guarded lines that this actor may see, by line
 * @param stagesByLine where each line stands now
 */
public record PlanVersionContent(JointPlan plan, PlanVersion version, List<PlanVersion> versions, List<PlanText> texts,
    Map<UUID, Long> guardedAmounts, Map<UUID, String> stagesByLine) {

  public List<PlanVersionActivity> activities() {
    return texts.stream().map(PlanText::text).toList();
  }

  public @Nullable PlanText find(@Nullable UUID activity) {
    return texts.stream().filter(text -> text.activity().equals(activity)).findFirst().orElse(null);
  }

  PlanVersionContent withAmounts(Map<UUID, Long> amounts) {
    return new PlanVersionContent(plan, version, versions, texts, amounts, stagesByLine);
  }

  public String stageOf(PlanVersionBudgetLine line) {
    return stagesByLine.getOrDefault(line.id(), "proposed");
  }

  public @Nullable Long amountOf(PlanVersionBudgetLine line) {
    return line.guarded() ? guardedAmounts.get(line.id()) : line.amount();
  }

  private List<PlanVersionBudgetLine> lines() {
    return activities().stream().flatMap(activity -> activity.lines().stream()).toList();
  }

  /** Of the lines whose amounts this actor may see. */
  public PlannedAmounts visibleAmounts(CodeList stages) {
    return sum(stages, this::amountOf);
  }

  /** Of the lines that everybody may see: what a paper adds up. */
  public PlannedAmounts openAmounts(CodeList stages) {
    return sum(stages, line -> line.guarded() ? null : line.amount());
  }

  private PlannedAmounts sum(CodeList stages, Function<PlanVersionBudgetLine, @Nullable Long> amountOf) {
    PlannedAmounts sum = PlannedAmounts.NONE;
    for (PlanVersionBudgetLine line : lines()) {
      Long amount = amountOf.apply(line);
      sum = amount == null ? sum : sum.plus(stages, stageOf(line), amount);
    }
    return sum;
  }

  public boolean hidesAmounts() {
    return lines().stream().anyMatch(line -> amountOf(line) == null);
  }

  boolean hasGuardedLines() {
    return lines().stream().anyMatch(PlanVersionBudgetLine::guarded);
  }

  /** Everybody who has a part in the plan or in one of its activities. */
  public Set<UUID> organisations() {
    Set<UUID> all = new LinkedHashSet<>(plan.organisations());
    activities().forEach(activity -> all.addAll(activity.organisations()));
    return all;
  }

  /** All villages that it names. */
  public Set<UUID> villages() {
    Set<UUID> all = new LinkedHashSet<>();
    activities().forEach(activity -> all.addAll(activity.villages()));
    lines().stream().map(PlanVersionBudgetLine::village).filter(Objects::nonNull).forEach(all::add);
    return all;
  }
}
