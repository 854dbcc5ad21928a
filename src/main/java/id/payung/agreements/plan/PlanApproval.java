package id.payung.agreements.plan;

import static id.payung.agreements.plan.PlanVersionState.APPROVED;
import static id.payung.agreements.plan.PlanVersionState.LIFE;
import static id.payung.agreements.plan.PlanVersionState.OFFERED;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementParty;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.lifecycle.TransitionActor;
import id.payung.platform.lifecycle.TransitionCondition;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A version of a joint work plan is offered, approved by both sides as the same text, frozen, sent back or begun anew.
 */
@Component
@Transactional
public class PlanApproval {
  private final Rows rows;
  private final PlanTextRepository texts;
  private final PlanVersionActivation versionActivation;
  private final AgreementDirectory agreements;
  private final ReferenceCatalogue reference;
  private final AuditTrailRepository trail;
  private final JsonMapper json;
  private final Clock clock;

  PlanApproval(Rows rows, PlanTextRepository texts, PlanVersionActivation versionActivation,
      AgreementDirectory agreements, ReferenceCatalogue reference, AuditTrailRepository trail, JsonMapper json,
      Clock clock) {
    this.rows = rows;
    this.texts = texts;
    this.versionActivation = versionActivation;
    this.agreements = agreements;
    this.reference = reference;
    this.trail = trail;
    this.json = json;
    this.clock = clock;
  }

  private JointPlan lockToPlan(Actor actor, UUID planId) {
    JointPlan plan = rows.lock(actor, JointPlan.class, planId);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    plan.requireOngoing();
    return plan;
  }

  private PlanVersion requireVersion(Actor actor, JointPlan plan, int number) {
    return rows.require(actor, PlanVersion.class, plan.id(), number);
  }

  /**
   * A change of an approved plan begins a new version that says the same; the approved one is measured against until
   * the new one is approved.
   */
  public int startNewVersion(Actor actor, UUID planId, String reason, int expectedNewest) {
    JointPlan plan = lockToPlan(actor, planId);
    if (plan.newestVersion() != expectedNewest) {
      return plan.newestVersion();
    }
    if (!requireVersion(actor, plan, expectedNewest).state().frozen()) {
      throw new Refused("agreements.refused.draft-exists");
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    return insertVersion(actor, plan, expectedNewest, reason.strip(), "version-begun");
  }

  /** Whatever the draft says now. */
  public String offer(Actor actor, UUID planId, int number) {
    return offer(actor, planId, number, 0);
  }

  /**
   * Closes the draft for writing and gives it the code under which both sides approve it, in accounts or on paper.
   *
   * @param seen version of the draft that the person read; 0 for whatever it says now
   * @throws Stale when somebody has changed it since
   */
  public String offer(Actor actor, UUID planId, int number, int seen) {
    JointPlan plan = lockToPlan(actor, planId);
    PlanVersion version = requireVersion(actor, plan, number);
    if (version.state() != PlanVersionState.DRAFT) {
      return Objects.requireNonNullElse(version.code(), "");
    }
    if (seen > 0 && seen != version.version()) {
      throw new Stale(List.of(new Stale.Difference("agreements.field.saves", "" + seen, "" + version.version())));
    }
    List<PlanVersionActivity> activities =
        texts.listByVersion(actor, planId, number).stream().map(PlanText::text).toList();
    if (activities.isEmpty()) {
      throw new Refused("agreements.refused.empty-plan");
    }
    var move = LIFE
        .requireMove(TransitionActor.of(actor).with(PlanVersionState.PLANNERS, true), version.state(), OFFERED, null)
        .orElseThrow();
    String fingerprint = PlanVersionFingerprint.calculate(activities, json);
    String code = PlanVersionFingerprint.versionCode(plan, number, fingerprint);
    rows.query(actor, PlanVersion.class)
        .key(planId, number)
        .set(PlanVersion::state, move.to())
        .set(PlanVersion.Seal::code, code)
        .set(PlanVersion.Seal::fingerprint, fingerprint)
        .update();
    trail.recordWrite("plan", planId, move.action(), List.of("state"), null, auditReach(plan));
    return code;
  }

  /** An offered version goes back for correction: it is kept as returned, and a new draft says the same. */
  public int returnForCorrection(Actor actor, UUID planId, int number, String reason) {
    JointPlan plan = lockToPlan(actor, planId);
    PlanVersion version = requireVersion(actor, plan, number);
    if (version.state() != OFFERED || plan.newestVersion() != number) {
      throw new Refused("agreements.refused.not-offered");
    }
    var move = LIFE.requireMove(TransitionActor.of(actor).with(PlanVersionState.PLANNERS, true), version.state(),
        PlanVersionState.RETURNED, reason).orElseThrow();
    String why = Objects.requireNonNull(move.reason());
    rows.query(actor, PlanVersion.class)
        .key(planId, number)
        .set(PlanVersion::state, move.to())
        .set(PlanVersion::returnReason, why)
        .update();
    int next = insertVersion(actor, plan, number, why, move.action());
    if (plan.approvedVersion() == null) {
      versionActivation.activateVersion(actor, rows.require(actor, JointPlan.class, planId), next, false);
    }
    return next;
  }

  /**
   * One side says yes to the version that it has read. The yes of the last side freezes it.
   *
   * @param code as the person saw it
   * @throws Stale when its text is another by now
   * @throws Refused when it was returned meanwhile
   */
  public PlanVersionState approve(Actor actor, UUID planId, int number, String code) {
    JointPlan plan = rows.lock(actor, JointPlan.class, planId);
    PlanVersion version = requireVersion(actor, plan, number);
    List<AgreementParty> sides = listSigningParties(actor, plan);
    List<AgreementParty> ownSides = sides.stream().filter(side -> PlanSidePolicy.mayApproveFor(actor, side)).toList();
    AgreementAccessPolicy.requireAllowed(!ownSides.isEmpty());
    if (version.state().frozen()) {
      return version.state();
    }
    plan.requireOngoing();
    if (version.state() != OFFERED) {
      throw new Refused("agreements.plan.no-longer-offered", Integer.toString(number));
    }
    if (!code.equals(version.code())) {
      throw new Stale(
          List.of(new Stale.Difference("agreements.plan.code", code, Objects.requireNonNullElse(version.code(), "–"))));
    }
    if (!sayYes(actor, plan, number, sides, ownSides)) {
      return OFFERED;
    }
    freeze(actor, plan, version, "accounts", PlanVersionState.LAST_SIDE);
    return APPROVED;
  }

  /** Records the yes of these sides. @return whether all have said it by now */
  private boolean sayYes(Actor actor, JointPlan plan, int number, List<AgreementParty> sides,
      List<AgreementParty> ownSides) {
    for (AgreementParty side : ownSides) {
      if (rows.insertIfAbsent(actor, new PlanApprovalRow(plan.id(), number, side.organisation(), actor.requirePerson(),
          actor.name(), clock.instant(), plan.organisations()))) {
        trail.recordWrite("plan", plan.id(), "approved", List.of("approval"), null, auditReach(plan));
      }
    }
    Set<UUID> approvedSides = rows.query(actor, PlanApprovalRow.class)
        .is("plan", plan.id())
        .is("plan_version", number)
        .list()
        .stream()
        .map(PlanApprovalRow::organisation)
        .collect(Collectors.toSet());
    return sides.stream().allMatch(side -> approvedSides.contains(side.organisation()));
  }

  /**
   * The signed paper of a version; of an approved one it may come after the end of the agreement. It belongs to that
   * version only: its code must be the one printed on each page. It says yes for the sides for which the person may
   * record it ({@link PlanSidePolicy}); until all have, it waits, and who speaks for all sides may put the whole one in
   * its place.
   *
   * @return what the version is by now
   * @throws Invalid when the code is another one
   */
  public PlanVersionState recordSignedDocument(Actor actor, UUID planId, int number, SignedPlanDocument.Paper paper,
      SignedPlanDocument.Scan scan) {
    JointPlan plan = rows.lock(actor, JointPlan.class, planId);
    List<AgreementParty> sides = listSigningParties(actor, plan);
    AgreementAccessPolicy.requireAllowed(PlanSidePolicy.mayRecordPaper(actor, sides));
    PlanVersion version = requireVersion(actor, plan, number);
    if (!Objects.equals(version.code(), paper.code())) {
      throw new Invalid("code", "agreements.wrong.code");
    }
    if (paper.signedOn().isAfter(agreements.today(actor))) {
      throw new Invalid("signedOn", "agreements.wrong.future");
    }
    boolean whole = PlanSidePolicy.recordsForAll(actor, sides);
    boolean known = rows.find(actor, SignedPlanDocument.class, planId, number).isPresent();
    if (known && !(whole && version.state() == OFFERED)) {
      throw new Refused("agreements.refused.paper-known");
    }
    if (version.state() != OFFERED && version.state() != APPROVED) {
      throw new Refused("agreements.refused.not-offered");
    }
    if (version.state() == OFFERED) {
      plan.requireOngoing();
    }
    if (known) {
      rows.query(actor, SignedPlanDocument.class).key(planId, number).delete();
    }
    rows.insert(actor,
        new SignedPlanDocument(planId, number, paper, scan, actor.name(), clock.instant(), plan.organisations()));
    trail.recordWrite("plan", planId, known ? "signed-paper-replaced" : "signed-paper",
        List.of("number", "signedOn", "file"), null, auditReach(plan));
    if (version.state() == APPROVED) {
      return APPROVED;
    }
    if (!whole && !sayYes(actor, plan, number, sides, PlanSidePolicy.sidesOnPaper(actor, sides))) {
      return OFFERED;
    }
    freeze(actor, plan, version, "paper", PlanVersionState.PAPER);
    return APPROVED;
  }

  /** Who must say yes: every party that signs. */
  @Transactional(readOnly = true)
  public List<AgreementParty> listSigningParties(Actor actor, JointPlan plan) {
    List<String> unsignedKinds = reference.list("agreements/kinds")
        .entries()
        .stream()
        .filter(kind -> !kind.flag("signed"))
        .map(CodeListEntry::code)
        .toList();
    return agreements.listSigningParties(actor, plan.agreement(), unsignedKinds);
  }

  private int insertVersion(Actor actor, JointPlan plan, int from, String reason, String action) {
    int number = plan.newestVersion() + 1;
    rows.insert(actor,
        PlanVersion.draft(plan, number, reason, new JointPlan.Creation(clock.instant(), actor.person())));
    texts.copyVersion(actor, plan.id(), from, number);
    rows.query(actor, JointPlan.class).key(plan.id()).set(JointPlan::newestVersion, number).update();
    trail.recordWrite("plan", plan.id(), action, List.of("version"), reason, auditReach(plan));
    return number;
  }

  private void freeze(Actor actor, JointPlan plan, PlanVersion version, String channel, TransitionCondition by) {
    var move =
        LIFE.requireMove(TransitionActor.of(actor).with(by, true), version.state(), APPROVED, null).orElseThrow();
    if (plan.approvedVersion() != null) {
      rows.query(actor, PlanVersion.class)
          .key(plan.id(), plan.approvedVersion())
          .set(PlanVersion::state, LIFE.automatic(APPROVED, PlanVersionState.SUPERSEDED).to())
          .update();
    }
    rows.query(actor, PlanVersion.class)
        .key(plan.id(), version.number())
        .set(PlanVersion::state, move.to())
        .set(PlanVersion.Seal::approvalChannel, channel)
        .set(PlanVersion.Seal::approvedAt, clock.instant())
        .update();
    rows.query(actor, JointPlan.class).key(plan.id()).set(JointPlan::approvedVersion, version.number()).update();
    versionActivation.activateVersion(actor, versionActivation.widenToApproved(actor, plan, version.number()),
        version.number(), true);
    trail.recordWrite("plan", plan.id(), move.action(), List.of("state"), null, auditReach(plan));
  }

  private static AuditTrailRepository.TrailReach auditReach(JointPlan plan) {
    return new AuditTrailRepository.TrailReach(plan.organisations(), List.of());
  }
}
