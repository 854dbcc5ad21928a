package id.payung.agreements.plan;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanApproved;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementParty;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A version of a joint work plan is offered, approved by both sides as the same text, frozen, sent back or begun anew.
 */
@Component
@Transactional
public class PlanApproval {
  private final JointPlanRepository planRepository;
  private final PlanVersionRepository versions;
  private final PlanVersionActivityRepository versionActivities;
  private final PlanApprovalRepository approvals;
  private final PlanVersionActivation versionActivation;
  private final AgreementDirectory agreements;
  private final ReferenceCatalogue reference;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  PlanApproval(JointPlanRepository planRepository, PlanVersionRepository versions,
      PlanVersionActivityRepository versionActivities, PlanApprovalRepository approvals,
      PlanVersionActivation versionActivation, AgreementDirectory agreements, ReferenceCatalogue reference,
      AuditTrailRepository trail, ApplicationEventPublisher events, JsonMapper json, Clock clock) {
    this.planRepository = planRepository;
    this.versions = versions;
    this.versionActivities = versionActivities;
    this.approvals = approvals;
    this.versionActivation = versionActivation;
    this.agreements = agreements;
    this.reference = reference;
    this.trail = trail;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A change of an approved plan begins a new version that says the same; the approved one is measured against until
   * the new one is approved.
   */
  public int startNewVersion(Actor actor, UUID planId, String reason, int expectedNewest) {
    JointPlan plan = planRepository.lock(actor, planId);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    if (plan.newestVersion() != expectedNewest) {
      return plan.newestVersion();
    }
    PlanVersion newest = versions.require(actor, planId, plan.newestVersion());
    if (!newest.state().frozen()) {
      throw new Refused("agreements.refused.draft-exists");
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    return insertVersion(actor, plan, newest.number(), reason.strip());
  }

  /** Closes the draft for writing and gives it the code under which both sides approve it, in accounts or on paper. */
  public String offer(Actor actor, UUID planId, int number) {
    JointPlan plan = planRepository.lock(actor, planId);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    PlanVersion version = versions.require(actor, planId, number);
    if (version.state() != PlanVersionState.DRAFT) {
      return Objects.requireNonNullElse(version.code(), "");
    }
    List<PlanVersionActivity> activities = versionActivities.listByVersion(actor, planId, number)
        .stream()
        .map(PlanVersionActivityRepository.SavedActivity::text)
        .toList();
    if (activities.isEmpty()) {
      throw new Refused("agreements.refused.empty-plan");
    }
    String fingerprint = PlanVersionFingerprint.calculate(activities, json);
    String code = PlanVersionFingerprint.versionCode(plan, number, fingerprint);
    versions.updateState(actor, planId, number, PlanVersionState.OFFERED, code, fingerprint, null, null);
    trail.recordWrite("plan", planId, "offered", List.of("state"), null, auditReach(plan.organisations()));
    return code;
  }

  /** An offered version goes back for correction: it is kept as returned, and a new draft says the same. */
  public int returnForCorrection(Actor actor, UUID planId, int number, String reason) {
    JointPlan plan = planRepository.lock(actor, planId);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    PlanVersion version = versions.require(actor, planId, number);
    if (version.state() != PlanVersionState.OFFERED || plan.newestVersion() != number) {
      throw new Refused("agreements.refused.not-offered");
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    versions.updateState(actor, planId, number, PlanVersionState.RETURNED, null, null, null, null);
    versions.updateReason(actor, planId, number, reason.strip());
    int next = insertVersion(actor, plan, number, reason.strip());
    if (plan.approvedVersion() == null) {
      versionActivation.activateVersion(actor, planRepository.require(actor, planId), next, false);
    }
    return next;
  }

  /**
   * One side says yes to the version that it has read. The yes of the last side freezes it.
   *
   * @param code as the person saw it
   * @throws Stale when it is another version by now
   */
  public PlanVersionState approve(Actor actor, UUID planId, int number, String code) {
    JointPlan plan = planRepository.lock(actor, planId);
    PlanVersion version = versions.require(actor, planId, number);
    List<AgreementParty> sides = listSigningParties(actor, plan);
    List<AgreementParty> ownSides = sides.stream().filter(side -> mayApproveFor(actor, side)).toList();
    AgreementAccessPolicy.requireAllowed(!ownSides.isEmpty());
    if (version.state().frozen()) {
      return version.state();
    }
    if (version.state() != PlanVersionState.OFFERED || !code.equals(version.code())) {
      throw new Stale(
          List.of(new Stale.Difference("agreements.plan.code", code, Objects.requireNonNullElse(version.code(), "–"))));
    }
    for (AgreementParty side : ownSides) {
      if (approvals.insertApproval(actor, planId, number, side.organisation(), plan.organisations(), clock.instant())) {
        trail.recordWrite("plan", planId, "approved", List.of("approval"), null, auditReach(plan.organisations()));
      }
    }
    Set<UUID> approvedSides = new HashSet<>();
    approvals.listApprovals(actor, planId)
        .stream()
        .filter(a -> a.planVersion() == number)
        .forEach(a -> approvedSides.add(a.organisation()));
    if (sides.stream().allMatch(side -> approvedSides.contains(side.organisation()))) {
      freeze(actor, plan, number, "accounts");
      return PlanVersionState.APPROVED;
    }
    return PlanVersionState.OFFERED;
  }

  /**
   * The signed paper of a version. It belongs to that version only: its code must be the one printed on each page.
   *
   * @throws Invalid when the code is another one
   */
  public void recordSignedDocument(Actor actor, UUID planId, SignedPlanDocument paper) {
    JointPlan plan = planRepository.lock(actor, planId);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor) || actor.hasAnyRole(Role.PLANNER)
        || AgreementAccessPolicy.representsAnyOf(actor,
            listSigningParties(actor, plan).stream().map(AgreementParty::organisation).toList()));
    PlanVersion version = versions.require(actor, planId, paper.planVersion());
    if (!Objects.equals(version.code(), paper.code())) {
      throw new Invalid("code", "agreements.wrong.code");
    }
    if (paper.signedOn().isAfter(agreements.today(actor))) {
      throw new Invalid("signedOn", "agreements.wrong.future");
    }
    if (approvals.listSignedDocuments(actor, planId)
        .stream()
        .anyMatch(known -> known.planVersion() == paper.planVersion())) {
      throw new Refused("agreements.refused.paper-known");
    }
    if (version.state() != PlanVersionState.OFFERED && version.state() != PlanVersionState.APPROVED) {
      throw new Refused("agreements.refused.not-offered");
    }
    approvals.insertSignedDocument(actor, planId, paper, plan.organisations());
    trail.recordWrite("plan", planId, "signed-paper", List.of("number", "signedOn", "file"), null,
        auditReach(plan.organisations()));
    if (version.state() == PlanVersionState.OFFERED) {
      freeze(actor, plan, paper.planVersion(), "paper");
    }
  }

  /** Who must say yes: every party that signs. */
  @Transactional(readOnly = true)
  public List<AgreementParty> listSigningParties(Actor actor, JointPlan plan) {
    Agreement agreement = agreements.require(actor, plan.agreement());
    List<AgreementParty> parties = agreements.listParties(actor, agreement);
    boolean onlySupport =
        reference.list("agreements/kinds").find(agreement.kind()).filter(kind -> !kind.flag("signed")).isPresent();
    return parties.stream().filter(party -> onlySupport ? party.position().equals("first") : party.signs()).toList();
  }

  /**
   * The head or coordinator of the party itself; for the regency also the secretary of the task force or Bagian Kerja
   * Sama.
   */
  public static boolean mayApproveFor(Actor actor, AgreementParty side) {
    if (actor.hasAnyRole(Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR)
        && actor.organisations().contains(side.organisation())) {
      return true;
    }
    return side.position().equals("first") && actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.COOPERATION_OFFICE);
  }

  private int insertVersion(Actor actor, JointPlan plan, int from, String reason) {
    int number = plan.newestVersion() + 1;
    versions.insert(actor, plan.id(), number, reason, plan.organisations(), clock.instant());
    versionActivities.copyVersion(actor, plan.id(), from, number);
    planRepository.updateVersions(actor, plan.id(), number, plan.approvedVersion());
    trail.recordWrite("plan", plan.id(), "version-begun", List.of("version"), reason, auditReach(plan.organisations()));
    return number;
  }

  private void freeze(Actor actor, JointPlan plan, int number, String channel) {
    if (plan.approvedVersion() != null) {
      versions.updateState(actor, plan.id(), plan.approvedVersion(), PlanVersionState.SUPERSEDED, null, null, null,
          null);
    }
    versions.updateState(actor, plan.id(), number, PlanVersionState.APPROVED, null, null, channel, clock.instant());
    planRepository.updateVersions(actor, plan.id(), plan.newestVersion(), number);
    versionActivation.activateVersion(actor, planRepository.require(actor, plan.id()), number, true);
    trail.recordWrite("plan", plan.id(), "in-force", List.of("state"), null, auditReach(plan.organisations()));
    events.publishEvent(new PlanApproved(actor.regency(), plan.id(), actor.person(), plan.id(), number));
  }

  private static AuditTrailRepository.TrailReach auditReach(Collection<UUID> organisations) {
    return new AuditTrailRepository.TrailReach(organisations, List.of());
  }
}
