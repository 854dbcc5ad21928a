package id.payung.agreements.register;

import id.payung.agreements.AgreementRegistered;
import id.payung.agreements.Rights;
import id.payung.audit.Trail;
import id.payung.meetings.Decisions;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An agreement is written into the register, and its paper changed until it is signed. */
@Component
@Transactional
public class Registering {
  private final AgreementRows rows;
  private final AgreementVersionRows versions;
  private final StepRows steps;
  private final PaperRules rules;
  private final Holding holding;
  private final Agreements agreements;
  private final Decisions decisions;
  private final Trail trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Registering(AgreementRows rows, AgreementVersionRows versions, StepRows steps, PaperRules rules, Holding holding,
      Agreements agreements, Decisions decisions, Trail trail, ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.versions = versions;
    this.steps = steps;
    this.rules = rules;
    this.holding = holding;
    this.agreements = agreements;
    this.decisions = decisions;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes an agreement down as a draft; the same id again changes nothing.
   *
   * @throws Invalid when a party, the parent or the term does not fit the kind
   */
  public Agreement register(Actor actor, Draft wish) {
    Rights.require(Rights.registers(actor));
    rules.check(actor, wish);
    Draft draft = new Draft(wish.id(), wish.kind(), wish.parent(), wish.decision(),
        rules.named(actor, wish.text(), wish.newPartners()), wish.newPartners(), wish.begunOn());
    Set<UUID> reach = Holding.reachOf(draft.text(), List.of());
    if (!actor.wide() && !Rights.belongs(actor, reach)) {
      throw new Invalid("p1.organisation", "agreements.wrong.not-your-office");
    }
    rules.addPartners(actor, draft.newPartners());
    Instant now = clock.instant();
    if (rows.insert(actor, draft.id(), draft.kind(), draft.parent(), draft.decision(), draft.text(), reach, now)) {
      versions.insert(actor, draft.id(), 1, "original", "", draft.text(), reach, now);
      holding.by(actor, draft.id(), 1, 1, versions.require(actor, draft.id(), 1), reach);
      steps.add(actor, draft.id(), 1, Ids.next(), AgreementStage.DRAFT, agreements.today(actor), clock.instant(), null,
          reach);
      rows.setBegun(actor, draft.id(), draft.begunOn());
      trail.wrote("agreement", draft.id(), "created", List.of("kind", "title", "parties"), null, reach(reach));
      if (draft.decision() != null) {
        decisions.became(actor, draft.decision(), "agreement", draft.id());
      }
      events.publishEvent(new AgreementRegistered(actor.regency(), draft.id(), actor.person(), draft.id()));
    }
    return rows.require(actor, draft.id());
  }

  /**
   * Changes what the newest version says, while it is not signed.
   *
   * @throws Stale when somebody else saved since {@code basedOn}
   */
  public void change(Actor actor, UUID id, int basedOn, AgreementText wish, List<Draft.NewPartner> newPartners) {
    AgreementText text = rules.named(actor, wish, newPartners);
    Agreement agreement = rows.lock(actor, id);
    Rights.require(Agreements.mayChange(actor, agreement));
    AgreementVersion before = versions.require(actor, id, agreement.newest());
    if (!before.stage().editable()) {
      throw new Refused("agreements.refused.signed");
    }
    Set<UUID> fresh = new HashSet<>();
    newPartners.forEach(partner -> fresh.add(partner.id()));
    rules.checkText(actor, text, fresh);
    rules.addPartners(actor, newPartners);
    List<UUID> leaving = before.text().parties().stream().map(Party::organisation).toList();
    Set<UUID> others = new LinkedHashSet<>(agreement.organisations());
    others.removeAll(leaving);
    Set<UUID> reach =
        Holding.reachOf(text, agreement.holding() == agreement.newest() ? others : agreement.organisations());
    if (!actor.wide() && !Rights.belongs(actor, reach)) {
      throw new Invalid("p1.organisation", "agreements.wrong.not-your-office");
    }
    if (!versions.update(actor, id, before.number(), basedOn, text, reach)) {
      throw new Stale(text.differences(before.text()));
    }
    if (agreement.holding() == agreement.newest()) {
      holding.by(actor, id, agreement.holding(), agreement.newest(), versions.require(actor, id, before.number()),
          reach);
    } else {
      rows.widen(actor, id, reach);
    }
    trail.wrote("agreement", id, "changed", text.changedFields(before.text()), null, reach(reach));
  }

  private static Trail.Reach reach(Collection<UUID> organisations) {
    return new Trail.Reach(organisations, List.of());
  }
}
