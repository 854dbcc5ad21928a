package id.payung.agreements.plan;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tahap penganggaran: which stages money of a source goes through, and where each line has come to. */
@Component
public class BudgetStageTransition {
  private final JointPlanRepository planRepository;
  private final PlanVersionActivityRepository versionActivities;
  private final MeasuredPlanRepository measuredPlan;
  private final AgreementDirectory agreements;
  private final ReferenceCatalogue reference;
  private final AuditTrailRepository trail;

  BudgetStageTransition(JointPlanRepository planRepository, PlanVersionActivityRepository versionActivities,
      MeasuredPlanRepository measuredPlan, AgreementDirectory agreements, ReferenceCatalogue reference,
      AuditTrailRepository trail) {
    this.planRepository = planRepository;
    this.versionActivities = versionActivities;
    this.measuredPlan = measuredPlan;
    this.agreements = agreements;
    this.reference = reference;
    this.trail = trail;
  }

  /** Moves a line to the stage that its planning has reached. */
  @Transactional
  public void moveLine(Actor actor, UUID planId, UUID line, String stage, LocalDate on) {
    JointPlan plan = planRepository.lock(actor, planId);
    PlanVersionBudgetLine text = versionActivities.listByVersion(actor, planId, plan.newestVersion())
        .stream()
        .flatMap(saved -> saved.text().lines().stream())
        .filter(l -> l.id().equals(line))
        .findFirst()
        .orElseThrow(NotFound::new);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor) || actor.hasAnyRole(Role.PLANNER)
        || AgreementAccessPolicy.representsAnyOf(actor, List.of(text.owner())));
    String currentStage = measuredPlan.loadStages(actor, planId).getOrDefault(line, "proposed");
    if (currentStage.equals(stage)) {
      return;
    }
    requireStageFits(text, stage);
    if (on.isAfter(agreements.today(actor))) {
      throw new Invalid("on", "agreements.wrong.future");
    }
    measuredPlan.updateStage(actor, line, stage, on);
    trail.recordWrite("budget-line", line, "stage-" + stage, List.of("stage"), null,
        new AuditTrailRepository.TrailReach(plan.organisations(), List.of()));
  }

  /** @throws Invalid when money of this source does not go through that stage */
  void requireStageFits(PlanVersionBudgetLine line, String stage) {
    CodeListEntry source = reference.list("agreements/funding-sources").require(line.source());
    boolean fits = reference.list("agreements/budget-stages")
        .find(stage)
        .filter(entry -> entry.codes("for").contains(fundingRouteOf(source)))
        .isPresent();
    if (!fits) {
      throw new Invalid("lines", "agreements.wrong.stage");
    }
  }

  /** Stages through which money of this source goes: the regency's, a village's or a partner's. */
  private static String fundingRouteOf(CodeListEntry source) {
    return switch (source.text("owner")) {
      case "village" -> "village";
      case "partner" -> "partner";
      default -> "regency";
    };
  }
}
