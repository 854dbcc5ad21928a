package id.payung.agreements.planning;

import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.PlanText;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What has happened of an activity already stays, and is said before it leaves its plan. */
@Component
class PlanActivityRemovalPageLoader {
  private final ActivityRepository activities;
  private final BudgetRealisation budgetRealisation;

  PlanActivityRemovalPageLoader(ActivityRepository activities, BudgetRealisation budgetRealisation) {
    this.activities = activities;
    this.budgetRealisation = budgetRealisation;
  }

  PlanActivityRemovalPage load(Actor actor, JointPlan plan, PlanText text, FormFields form) {
    UUID id = text.text().id();
    long spent = budgetRealisation.sumLines(budgetRealisation.listByActivity(actor, id)).realised();
    int reports = activities.find(actor, id).map(ActivityView::reports).orElse(0);
    return new PlanActivityRemovalPage(plan, text.text(), spent, reports, form);
  }
}
