package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.AgreementRegistered;
import id.payung.audit.AuditTrailRepository;
import id.payung.meetings.MeetingDecisionRepository;
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
public class AgreementRegistration {
  private final AgreementRepository agreementRepository;
  private final AgreementVersionRepository versions;
  private final AgreementStepRepository steps;
  private final AgreementDraftPolicy draftPolicy;
  private final AgreementVersionActivation versionActivation;
  private final AgreementDirectory agreements;
  private final MeetingDecisionRepository decisions;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AgreementRegistration(AgreementRepository agreementRepository, AgreementVersionRepository versions,
      AgreementStepRepository steps, AgreementDraftPolicy draftPolicy, AgreementVersionActivation versionActivation,
      AgreementDirectory agreements, MeetingDecisionRepository decisions, AuditTrailRepository trail,
      ApplicationEventPublisher events, Clock clock) {
    this.agreementRepository = agreementRepository;
    this.versions = versions;
    this.steps = steps;
    this.draftPolicy = draftPolicy;
    this.versionActivation = versionActivation;
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
  public Agreement register(Actor actor, AgreementDraft wish) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayRegister(actor));
    draftPolicy.requireValid(actor, wish);
    AgreementDraft draft = new AgreementDraft(wish.id(), wish.kind(), wish.parent(), wish.decision(),
        draftPolicy.withPartyNames(actor, wish.text(), wish.newPartners()), wish.newPartners(), wish.begunOn());
    Set<UUID> reach = AgreementVersionActivation.reachOf(draft.text(), List.of());
    if (!actor.hasRegencyWideReach() && !AgreementAccessPolicy.representsAnyOf(actor, reach)) {
      throw new Invalid("p1.organisation", "agreements.wrong.not-your-office");
    }
    draftPolicy.addPartners(actor, draft.newPartners());
    Instant now = clock.instant();
    if (agreementRepository.insert(actor, draft.id(), draft.kind(), draft.parent(), draft.decision(), draft.text(),
        reach, now)) {
      versions.insert(actor, draft.id(), 1, "original", "", draft.text(), reach, now);
      versionActivation.activate(actor, draft.id(), 1, 1, versions.require(actor, draft.id(), 1), reach);
      steps.insert(actor, draft.id(), 1, Ids.next(), AgreementStage.DRAFT, agreements.today(actor), clock.instant(),
          null, reach);
      agreementRepository.updateBegunOn(actor, draft.id(), draft.begunOn());
      trail.recordWrite("agreement", draft.id(), "created", List.of("kind", "title", "parties"), null,
          auditReach(reach));
      if (draft.decision() != null) {
        decisions.closeWithResult(actor, draft.decision(), "agreement", draft.id());
      }
      events.publishEvent(new AgreementRegistered(actor.regency(), draft.id(), actor.person(), draft.id()));
    }
    return agreementRepository.require(actor, draft.id());
  }

  /**
   * Changes what the newest version says, while it is not signed.
   *
   * @throws Stale when somebody else saved since {@code basedOn}
   */
  public void change(Actor actor, UUID id, int basedOn, AgreementText wish,
      List<AgreementDraft.NewPartner> newPartners) {
    AgreementText text = draftPolicy.withPartyNames(actor, wish, newPartners);
    Agreement agreement = agreementRepository.lock(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementDirectory.mayChange(actor, agreement));
    AgreementVersion before = versions.require(actor, id, agreement.newestVersion());
    if (!before.stage().editable()) {
      throw new Refused("agreements.refused.signed");
    }
    Set<UUID> newPartnerIds = new HashSet<>();
    newPartners.forEach(partner -> newPartnerIds.add(partner.id()));
    draftPolicy.requireValidText(actor, text, newPartnerIds);
    draftPolicy.addPartners(actor, newPartners);
    List<UUID> previousParties = before.text().parties().stream().map(AgreementParty::organisation).toList();
    Set<UUID> otherReaders = new LinkedHashSet<>(agreement.organisations());
    otherReaders.removeAll(previousParties);
    Set<UUID> reach = AgreementVersionActivation.reachOf(text,
        agreement.currentVersion() == agreement.newestVersion() ? otherReaders : agreement.organisations());
    if (!actor.hasRegencyWideReach() && !AgreementAccessPolicy.representsAnyOf(actor, reach)) {
      throw new Invalid("p1.organisation", "agreements.wrong.not-your-office");
    }
    if (!versions.update(actor, id, before.number(), basedOn, text, reach)) {
      throw new Stale(text.differences(before.text()));
    }
    if (agreement.currentVersion() == agreement.newestVersion()) {
      versionActivation.activate(actor, id, agreement.currentVersion(), agreement.newestVersion(),
          versions.require(actor, id, before.number()), reach);
    } else {
      agreementRepository.widenReach(actor, id, reach);
    }
    trail.recordWrite("agreement", id, "changed", text.changedFields(before.text()), null, auditReach(reach));
  }

  private static AuditTrailRepository.TrailReach auditReach(Collection<UUID> organisations) {
    return new AuditTrailRepository.TrailReach(organisations, List.of());
  }
}
