package id.payung.agreements.plan;

import id.payung.agreements.PlanApproved;
import id.payung.agreements.Rights;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.Agreements;
import id.payung.agreements.register.Party;
import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.reference.Reference;
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
public class Approving {
  private final PlanRows rows;
  private final PlanVersionRows versions;
  private final TextRows texts;
  private final ConsentRows consents;
  private final Measuring measuring;
  private final Agreements agreements;
  private final Reference reference;
  private final Trail trail;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  Approving(PlanRows rows, PlanVersionRows versions, TextRows texts, ConsentRows consents, Measuring measuring,
      Agreements agreements, Reference reference, Trail trail, ApplicationEventPublisher events, JsonMapper json,
      Clock clock) {
    this.rows = rows;
    this.versions = versions;
    this.texts = texts;
    this.consents = consents;
    this.measuring = measuring;
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
  public int renew(Actor actor, UUID planId, String reason, int seenNewest) {
    Plan plan = rows.lock(actor, planId);
    Rights.require(Rights.plans(actor, plan.organisations()));
    if (plan.newest() != seenNewest) {
      return plan.newest();
    }
    PlanVersion newest = versions.require(actor, planId, plan.newest());
    if (!newest.state().frozen()) {
      throw new Refused("agreements.refused.draft-exists");
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    return begin(actor, plan, newest.number(), reason.strip());
  }

  /** Closes the draft for writing and gives it the code under which both sides approve it, in accounts or on paper. */
  public String offer(Actor actor, UUID planId, int number) {
    Plan plan = rows.lock(actor, planId);
    Rights.require(Rights.plans(actor, plan.organisations()));
    PlanVersion version = versions.require(actor, planId, number);
    if (version.state() != PlanState.DRAFT) {
      return Objects.requireNonNullElse(version.code(), "");
    }
    List<ActivityText> says = texts.of(actor, planId, number).stream().map(TextRows.Saved::text).toList();
    if (says.isEmpty()) {
      throw new Refused("agreements.refused.empty-plan");
    }
    String fingerprint = Fingerprint.of(says, json);
    String code = Fingerprint.code(plan, number, fingerprint);
    versions.setState(actor, planId, number, PlanState.OFFERED, code, fingerprint, null, null);
    trail.wrote("plan", planId, "offered", List.of("state"), null, reach(plan.organisations()));
    return code;
  }

  /** An offered version goes back for correction: it is kept as returned, and a new draft says the same. */
  public int sendBack(Actor actor, UUID planId, int number, String reason) {
    Plan plan = rows.lock(actor, planId);
    Rights.require(Rights.plans(actor, plan.organisations()));
    PlanVersion version = versions.require(actor, planId, number);
    if (version.state() != PlanState.OFFERED || plan.newest() != number) {
      throw new Refused("agreements.refused.not-offered");
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    versions.setState(actor, planId, number, PlanState.RETURNED, null, null, null, null);
    versions.setReason(actor, planId, number, reason.strip());
    int next = begin(actor, plan, number, reason.strip());
    if (plan.approved() == null) {
      measuring.standAs(actor, rows.require(actor, planId), next, false);
    }
    return next;
  }

  /**
   * One side says yes to the version that it has read. The yes of the last side freezes it.
   *
   * @param code as the person saw it
   * @throws Stale when it is another version by now
   */
  public PlanState approve(Actor actor, UUID planId, int number, String code) {
    Plan plan = rows.lock(actor, planId);
    PlanVersion version = versions.require(actor, planId, number);
    List<Party> sides = sides(actor, plan);
    List<Party> mine = sides.stream().filter(side -> mayApproveFor(actor, side)).toList();
    Rights.require(!mine.isEmpty());
    if (version.state().frozen()) {
      return version.state();
    }
    if (version.state() != PlanState.OFFERED || !code.equals(version.code())) {
      throw new Stale(
          List.of(new Stale.Difference("agreements.plan.code", code, Objects.requireNonNullElse(version.code(), "–"))));
    }
    for (Party side : mine) {
      if (consents.approve(actor, planId, number, side.organisation(), plan.organisations(), clock.instant())) {
        trail.wrote("plan", planId, "approved", List.of("approval"), null, reach(plan.organisations()));
      }
    }
    Set<UUID> said = new HashSet<>();
    consents.approvals(actor, planId)
        .stream()
        .filter(a -> a.planVersion() == number)
        .forEach(a -> said.add(a.organisation()));
    if (sides.stream().allMatch(side -> said.contains(side.organisation()))) {
      freeze(actor, plan, number, "accounts");
      return PlanState.APPROVED;
    }
    return PlanState.OFFERED;
  }

  /**
   * The signed paper of a version. It belongs to that version only: its code must be the one printed on each page.
   *
   * @throws Invalid when the code is another one
   */
  public void recordPaper(Actor actor, UUID planId, SignedPaper paper) {
    Plan plan = rows.lock(actor, planId);
    Rights.require(Rights.keepsRegister(actor) || actor.has(Role.PLANNER)
        || Rights.belongs(actor, sides(actor, plan).stream().map(Party::organisation).toList()));
    PlanVersion version = versions.require(actor, planId, paper.planVersion());
    if (!Objects.equals(version.code(), paper.code())) {
      throw new Invalid("code", "agreements.wrong.code");
    }
    if (paper.signedOn().isAfter(agreements.today(actor))) {
      throw new Invalid("signedOn", "agreements.wrong.future");
    }
    if (consents.papers(actor, planId).stream().anyMatch(known -> known.planVersion() == paper.planVersion())) {
      throw new Refused("agreements.refused.paper-known");
    }
    if (version.state() != PlanState.OFFERED && version.state() != PlanState.APPROVED) {
      throw new Refused("agreements.refused.not-offered");
    }
    consents.insertPaper(actor, planId, paper, plan.organisations());
    trail.wrote("plan", planId, "signed-paper", List.of("number", "signedOn", "file"), null,
        reach(plan.organisations()));
    if (version.state() == PlanState.OFFERED) {
      freeze(actor, plan, paper.planVersion(), "paper");
    }
  }

  /** Who must say yes: every party that signs. */
  @Transactional(readOnly = true)
  public List<Party> sides(Actor actor, Plan plan) {
    Agreement agreement = agreements.require(actor, plan.agreement());
    List<Party> parties = agreements.parties(actor, agreement);
    boolean onlySupport =
        reference.list("agreements/kinds").find(agreement.kind()).filter(kind -> !kind.flag("signed")).isPresent();
    return parties.stream().filter(party -> onlySupport ? party.position().equals("first") : party.signs()).toList();
  }

  /**
   * The head or coordinator of the party itself; for the regency also the secretary of the task force or Bagian Kerja
   * Sama.
   */
  public static boolean mayApproveFor(Actor actor, Party side) {
    if (actor.has(Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR) && actor.organisations().contains(side.organisation())) {
      return true;
    }
    return side.position().equals("first") && actor.has(Role.TASK_FORCE_SECRETARY, Role.COOPERATION_OFFICE);
  }

  private int begin(Actor actor, Plan plan, int from, String reason) {
    int number = plan.newest() + 1;
    versions.insert(actor, plan.id(), number, reason, plan.organisations(), clock.instant());
    texts.copy(actor, plan.id(), from, number);
    rows.setNewest(actor, plan.id(), number, plan.approved());
    trail.wrote("plan", plan.id(), "version-begun", List.of("version"), reason, reach(plan.organisations()));
    return number;
  }

  private void freeze(Actor actor, Plan plan, int number, String way) {
    if (plan.approved() != null) {
      versions.setState(actor, plan.id(), plan.approved(), PlanState.SUPERSEDED, null, null, null, null);
    }
    versions.setState(actor, plan.id(), number, PlanState.APPROVED, null, null, way, clock.instant());
    rows.setNewest(actor, plan.id(), plan.newest(), number);
    measuring.standAs(actor, rows.require(actor, plan.id()), number, true);
    trail.wrote("plan", plan.id(), "in-force", List.of("state"), null, reach(plan.organisations()));
    events.publishEvent(new PlanApproved(actor.regency(), plan.id(), actor.person(), plan.id(), number));
  }

  private static Trail.Reach reach(Collection<UUID> organisations) {
    return new Trail.Reach(organisations, List.of());
  }
}
