package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The next version of an agreement, as addendum or renewal: begun as a draft, and dropped again when it was a mistake.
 */
@Component
@Transactional
class AddendumLifecycle {
  private final AgreementRepository agreementRepository;
  private final AgreementVersionRepository versions;
  private final AgreementStepRepository steps;
  private final AgreementDirectory agreements;
  private final AuditTrailRepository trail;
  private final Clock clock;

  AddendumLifecycle(AgreementRepository agreementRepository, AgreementVersionRepository versions,
      AgreementStepRepository steps, AgreementDirectory agreements, AuditTrailRepository trail, Clock clock) {
    this.agreementRepository = agreementRepository;
    this.versions = versions;
    this.steps = steps;
    this.agreements = agreements;
    this.trail = trail;
    this.clock = clock;
  }

  /** An addendum or a renewal: a new version on its way, while the old one still holds and stays readable. */
  public int openVersion(Actor actor, UUID id, String sort, String reason, int expectedNewest) {
    Agreement agreement = agreementRepository.lock(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    if (agreement.newestVersion() != expectedNewest) {
      return agreement.newestVersion();
    }
    AgreementVersion newest = versions.require(actor, id, agreement.newestVersion());
    if (!newest.stage().complete()) {
      throw new Refused("agreements.refused.on-its-way");
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    AgreementText text = newest.text();
    List<AgreementParty> partiesWithoutNumber = text.parties()
        .stream()
        .map(p -> new AgreementParty(p.place(), p.position(), p.organisation(), p.name(), "", p.signer(), p.post(),
            p.capacity()))
        .toList();
    AgreementText copy = new AgreementText(text.title(), text.scope(), text.duties(), text.costs(), text.contact(),
        text.starts(), text.ends(), text.wholeRegency(), text.villages(), partiesWithoutNumber);
    int number = agreement.newestVersion() + 1;
    Set<UUID> reach = new LinkedHashSet<>(agreement.organisations());
    versions.insert(actor, id, number, sort, reason.strip(), copy, reach, clock.instant());
    steps.insert(actor, id, number, Ids.next(), AgreementStage.DRAFT, agreements.today(actor), clock.instant(), reason,
        reach);
    agreementRepository.updateNewestVersion(actor, id, number);
    trail.recordWrite("agreement", id, sort, List.of("version"), reason, auditReach(reach));
    return number;
  }

  /**
   * Drops a draft that nobody has reviewed. The trail keeps both; what was written in it is gone, and a party that only
   * it named sees the agreement no longer, unless it has work in a plan.
   *
   * @param expectedVersion the save that the person saw: what somebody wrote since is not dropped unread
   * @throws Refused when it is the first paper, or has come further than a draft
   */
  public void dropDraft(Actor actor, UUID id, int number, int expectedVersion, String reason) {
    Agreement agreement = agreementRepository.lock(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    if (number > agreement.newestVersion()) {
      return;
    }
    AgreementVersion draft = requireDroppable(agreement, versions.require(actor, id, number));
    if (draft.version() != expectedVersion) {
      throw new Stale(List.of(new Stale.Difference("agreements.field.saves", String.valueOf(expectedVersion),
          String.valueOf(draft.version()))));
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    steps.delete(actor, id, number);
    versions.delete(actor, id, number);
    agreementRepository.updateNewestVersion(actor, id, number - 1);
    Set<UUID> leaving = partyIds(draft);
    versions.listByAgreement(actor, id).forEach(left -> leaving.removeAll(partyIds(left)));
    leaving.removeAll(agreementRepository.listPlanOrganisations(actor, id));
    agreementRepository.narrowReach(actor, id, leaving);
    trail.recordWrite("agreement", id, draft.sort().equals("renewal") ? "renewal-dropped" : "addendum-dropped",
        List.of("version"), reason.strip(), auditReach(agreement.organisations()));
  }

  /** @throws Refused when this version is none that may be dropped */
  static AgreementVersion requireDroppable(Agreement agreement, AgreementVersion version) {
    if (version.number() == 1) {
      throw new Refused("agreements.refused.drop-original");
    }
    if (version.number() != agreement.newestVersion() || version.stage() != AgreementStage.DRAFT) {
      throw new Refused("agreements.refused.drop-approved");
    }
    return version;
  }

  private static Set<UUID> partyIds(AgreementVersion version) {
    return new LinkedHashSet<>(version.text().parties().stream().map(AgreementParty::organisation).toList());
  }

  private static AuditTrailRepository.TrailReach auditReach(Collection<UUID> organisations) {
    return new AuditTrailRepository.TrailReach(organisations, List.of());
  }
}
