package id.payung.agreements.planning;

import id.payung.agreements.ActivityRepository;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.BudgetLine;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanCodeLists;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.PlanningGateRepository;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.reference.StatusRule;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.ReferenceCatalogue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gathers what the page of a plan as it is measured shows. */
@Component
class PlanPageLoader {
  private final JointPlanDirectory plans;
  private final ActivityRepository activities;
  private final BudgetRealisation budgetRealisation;
  private final PlanningGateRepository gates;
  private final PlanProgressRepository planProgress;
  private final AgreementFormOptions formOptions;
  private final ReferenceCatalogue reference;

  PlanPageLoader(JointPlanDirectory plans, ActivityRepository activities, BudgetRealisation budgetRealisation,
      PlanningGateRepository gates, PlanProgressRepository planProgress, AgreementFormOptions formOptions,
      ReferenceCatalogue reference) {
    this.plans = plans;
    this.activities = activities;
    this.budgetRealisation = budgetRealisation;
    this.gates = gates;
    this.planProgress = planProgress;
    this.formOptions = formOptions;
    this.reference = reference;
  }

  PlanPage plan(Actor actor, JointPlan plan) {
    List<BudgetLine> lines = budgetRealisation.listByPlan(actor, plan.id());
    Set<UUID> named = new LinkedHashSet<>(plan.organisations());
    lines.forEach(line -> named.add(line.owner()));
    StatusRule rule = planProgress.ruleToday(actor);
    PlanPage.Work work =
        new PlanPage.Work(planProgress.listProgress(actor, rule, activities.listByPlan(actor, plan.id()),
            budgetRealisation.sumsByActivity(lines)), activities.listLeftPlan(actor, plan.id()), rule);
    PlanPage.Money money = new PlanPage.Money(lines, budgetRealisation.sumLines(lines),
        gates.listByYear(actor, plan.year()), AgreementAccessPolicy.mayReadMoney(actor));
    return new PlanPage(plan, plans.listVersions(actor, plan.id()).getFirst(), work, money,
        formOptions.findOrganisations(actor, named), PlanCodeLists.of(reference),
        plan.ongoing() && AgreementAccessPolicy.mayPlan(actor, plan.organisations()),
        plans.opensAgreement(actor, plan));
  }
}
