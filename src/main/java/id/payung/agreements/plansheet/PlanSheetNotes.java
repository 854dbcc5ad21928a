package id.payung.agreements.plansheet;

import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.BudgetRealisation.BudgetTotals;
import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.actor.Actor;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What stands above the rows of a plan's sheet: which version it is, what became of it, and what is counted beside it.
 */
@Component
class PlanSheetNotes {
  private static final int MAX_NAMED = 10;

  private final ActivityRepository activities;
  private final BudgetRealisation budgetRealisation;

  PlanSheetNotes(ActivityRepository activities, BudgetRealisation budgetRealisation) {
    this.activities = activities;
    this.budgetRealisation = budgetRealisation;
  }

  List<String> list(Actor actor, PlanVersionContent content, Ui ui) {
    JointPlan plan = content.plan();
    List<String> notes = new ArrayList<>();
    notes.add(plan.title() + " · " + plan.year() + " · " + ui.t("agreements.version", content.version().number()) + " ("
        + ui.t("agreements.plan.state." + content.version().state().code()) + ")");
    LocalDate ended = plan.agreementEndedOn();
    if (ended != null) {
      notes.add(ui.t("agreements.ended-day", ui.date(ended)));
    }
    List<ActivityView> left = activities.listLeftPlan(actor, plan.id());
    if (!left.isEmpty()) {
      notes.add(ui.t("agreements.left.note", listNames(actor, plan, left, ui)));
    }
    return notes;
  }

  private String listNames(Actor actor, JointPlan plan, List<ActivityView> left, Ui ui) {
    Map<UUID, BudgetTotals> sums = budgetRealisation.sumsByActivity(budgetRealisation.listByPlan(actor, plan.id()));
    String names = left.stream()
        .limit(MAX_NAMED)
        .map(one -> describe(one, sums.getOrDefault(one.id(), BudgetTotals.NONE).realised(), ui))
        .collect(Collectors.joining("; "));
    return left.size() > MAX_NAMED ? names + "; " + ui.t("agreements.left.more", left.size() - MAX_NAMED) : names;
  }

  /** Without money for who may not read it. */
  private static String describe(ActivityView one, long realised, Ui ui) {
    return realised == 0 ? ui.t("agreements.left.one", one.title(), one.planVersion(), one.reports())
        : ui.t("agreements.left.one.spent", one.title(), one.planVersion(), one.reports(), ui.rupiah(realised));
  }
}
