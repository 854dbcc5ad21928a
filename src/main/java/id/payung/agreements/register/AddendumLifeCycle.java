package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.AlreadyMade;
import id.payung.platform.errors.MadeRecord;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.RecordCopy;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The next version of an agreement, as addendum or renewal: begun as a draft, and dropped again when it was a mistake.
 */
@Component
@Transactional
public class AddendumLifeCycle {
  private final AgreementRepository agreements;
  private final AgreementDirectory directory;
  private final AuditTrailRepository trail;
  private final Clock clock;

  AddendumLifeCycle(AgreementRepository agreements, AgreementDirectory directory, AuditTrailRepository trail,
      Clock clock) {
    this.agreements = agreements;
    this.directory = directory;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * An addendum or a renewal: a new version on its way, while the old one still holds and stays readable.
   *
   * @param expectedNewest the newest version that the person saw: the same form sent twice begins one
   * @throws AlreadyMade when somebody else began one meanwhile
   * @throws Refused when it has ended, or a version is on its way already
   */
  public void openVersion(Actor actor, UUID id, String sort, String reason, int expectedNewest) {
    Agreement agreement = lockToKeep(actor, id);
    if (agreement.newestVersion() != expectedNewest) {
      requireSameForm(actor, agreement, reason);
      return;
    }
    AgreementVersion newest = agreements.requireVersion(actor, id, expectedNewest);
    if (!newest.stage().complete()) {
      throw new Refused("agreements.refused.on-its-way");
    }
    AgreementVersion next = RecordCopy.of(newest)
        .with(AgreementVersion::number, expectedNewest + 1)
        .with(AgreementVersion::origin, new AgreementVersion.Origin(sort, reason, clock.instant(), actor.person()))
        .with(AgreementVersion::progress, AgreementVersion.Progress.DRAFT)
        .with(AgreementVersion::parties,
            newest.parties()
                .stream()
                .map(party -> RecordCopy.of(party).with(AgreementParty::number, "").make())
                .toList())
        .with(AgreementVersion::organisations, agreement.organisations())
        .make();
    agreements.insertNext(actor, agreement, next);
    agreements.insertStep(actor, next, directory.today(actor), reason);
    trail.recordWrite("agreement", id, sort, List.of("version"), reason,
        AgreementDirectory.auditReach(agreement.organisations()));
  }

  /** The same form again finds its own version; who comes second is told whose is on its way. */
  private void requireSameForm(Actor actor, Agreement agreement, String reason) {
    UUID id = agreement.id();
    AgreementVersion begun = agreements.requireVersion(actor, id, agreement.newestVersion());
    if (begun.origin().reason().equals(reason) && Objects.equals(begun.origin().createdBy(), actor.person())) {
      return;
    }
    String by = agreements.listSteps(actor, id)
        .stream()
        .filter(step -> step.version() == begun.number())
        .findFirst()
        .map(step -> step.entry().personName())
        .orElse("");
    throw AlreadyMade.onlyOne("agreements.refused.begun-meanwhile",
        new MadeRecord(id, "agreements.made." + begun.sort(), agreement.title(),
            "/agreements/" + id + "/versions/" + begun.number(), begun.origin().createdAt(), by));
  }

  /**
   * Drops a draft that nobody has reviewed. The trail keeps both; what was written in it is gone, and a party that only
   * it named sees the agreement no longer, unless it has work in a plan.
   *
   * @param expectedVersion the save that the person saw: what somebody wrote since is not dropped unread
   * @throws Refused when it is the first paper, or has come further than a draft, or the agreement has ended
   */
  public void dropDraft(Actor actor, UUID id, int number, int expectedVersion, String reason) {
    Agreement agreement = lockToKeep(actor, id);
    if (number > agreement.newestVersion()) {
      return;
    }
    AgreementVersion draft = requireDroppable(agreement, agreements.requireVersion(actor, id, number));
    if (draft.version() != expectedVersion) {
      throw new Stale(List.of(new Stale.Difference("agreements.field.saves", String.valueOf(expectedVersion),
          String.valueOf(draft.version()))));
    }
    agreements.delete(actor, draft);
    agreements.update(actor, agreement, RecordCopy.of(agreement).with(Agreement::newestVersion, number - 1).make());
    Set<UUID> leaving = draft.partyIds();
    agreements.listVersions(actor, id).forEach(left -> leaving.removeAll(left.partyIds()));
    leaving.removeAll(agreements.listPlanOrganisations(actor, id));
    agreements.narrowReach(actor, id, leaving);
    trail.recordWrite("agreement", id, draft.sort().equals("renewal") ? "renewal-dropped" : "addendum-dropped",
        List.of("version"), reason, AgreementDirectory.auditReach(agreement.organisations()));
  }

  /** @throws Refused when this version is none that may be dropped */
  public static AgreementVersion requireDroppable(Agreement agreement, AgreementVersion version) {
    agreement.requireOngoing();
    if (version.number() == 1) {
      throw new Refused("agreements.refused.drop-original");
    }
    if (version.number() != agreement.newestVersion() || version.stage() != AgreementStage.DRAFT) {
      throw new Refused("agreements.refused.drop-approved");
    }
    return version;
  }

  private Agreement lockToKeep(Actor actor, UUID id) {
    Agreement agreement = agreements.lockRunning(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    return agreement;
  }
}
