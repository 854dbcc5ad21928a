package id.payung.agreements.activity;

import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.BudgetLine;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.PlanningGateRepository;
import id.payung.platform.actor.Actor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers the budget lines of an activity with what its reader may do about them. */
@Component
class ActivityMoneyLoader {
  private final BudgetRealisation budgetRealisation;
  private final PlanningGateRepository gates;

  ActivityMoneyLoader(BudgetRealisation budgetRealisation, PlanningGateRepository gates) {
    this.budgetRealisation = budgetRealisation;
    this.gates = gates;
  }

  ActivityPage.Money load(Actor actor, ActivityView activity) {
    List<BudgetLine> lines = budgetRealisation.listByActivity(actor, activity.id());
    Set<UUID> own = lines.stream()
        .filter(line -> BudgetRealisation.mayRecordRealisation(actor, line))
        .map(BudgetLine::id)
        .collect(Collectors.toSet());
    Set<UUID> movable = lines.stream()
        .filter(line -> activity.standing() && line.standing() && activity.agreementEndedOn() == null
            && AgreementAccessPolicy.mayMoveStage(actor, line.owner(), line.village()))
        .map(BudgetLine::id)
        .collect(Collectors.toSet());
    return new ActivityPage.Money(lines, budgetRealisation.sumLines(lines),
        budgetRealisation.listRealisations(actor, activity.id()), gates.listByYear(actor, activity.year()), own,
        movable, AgreementAccessPolicy.mayReadMoney(actor));
  }
}
