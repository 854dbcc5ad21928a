package id.payung.agreements.planning;

import id.payung.accounts.Organisation;
import id.payung.agreements.ActivityView;
import id.payung.agreements.BudgetLine;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanCodeLists;
import id.payung.agreements.PlanProgressRepository.ActivityProgressView;
import id.payung.agreements.PlanningGateRepository.GateDates;
import id.payung.agreements.plan.PlanVersion;
import id.payung.agreements.reference.StatusRule;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A plan as it is measured: activities with what was realised, money, gates, calendar. */
@Template("agreements/plan")
public record PlanPage(JointPlan plan, PlanVersion newest, Work work, Money money, Map<UUID, Organisation> names,
    PlanCodeLists codes, boolean mayPlan, boolean opensAgreement) implements PageModel {

  /**
   * How its activities stand, by which rule.
   *
   * @param left activities that the plan holds no longer and of which something was done
   */
  public record Work(List<ActivityProgressView> activities, List<ActivityView> left, StatusRule rule) {}

  /** @param reads false for those who see activities without money */
  public record Money(List<BudgetLine> lines, BudgetRealisation.BudgetTotals sums, List<GateDates> gates,
      boolean reads) {}
}
