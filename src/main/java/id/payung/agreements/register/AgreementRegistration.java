package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.audit.AuditTrailRepository;
import id.payung.audit.RecordHistoryRepository;
import id.payung.meetings.result.DecisionFulfilment;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.AlreadyMade;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.SaveResult;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An agreement is written into the register, and its paper changed until it is signed. */
@Component
@Transactional
public class AgreementRegistration {
  private final AgreementRepository agreements;
  private final AgreementDraftPolicy draftPolicy;
  private final ImportedAgreementRepository signedPapers;
  private final AgreementDirectory directory;
  private final DecisionFulfilment fulfilment;
  private final AuditTrailRepository trail;
  private final RecordHistoryRepository history;
  private final Clock clock;

  AgreementRegistration(AgreementRepository agreements, AgreementDraftPolicy draftPolicy,
      ImportedAgreementRepository signedPapers, AgreementDirectory directory, DecisionFulfilment fulfilment,
      AuditTrailRepository trail, RecordHistoryRepository history, Clock clock) {
    this.agreements = agreements;
    this.draftPolicy = draftPolicy;
    this.signedPapers = signedPapers;
    this.directory = directory;
    this.fulfilment = fulfilment;
    this.trail = trail;
    this.history = history;
    this.clock = clock;
  }

  /** Likewise, of a decision of which nothing is made yet. */
  public void register(Actor actor, AgreementContents draft) {
    register(actor, draft, List.of());
  }

  /**
   * Writes an agreement down as a draft; the same id again changes nothing.
   *
   * @param told what was made of its decision already, and is meant to have this beside it
   * @throws AlreadyMade when somebody made something of its decision meanwhile
   * @throws Invalid when a party, the parent or the term does not fit the kind
   */
  public void register(Actor actor, AgreementContents draft, List<UUID> told) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayRegister(actor));
    draftPolicy.requireKind(actor, draft);
    List<AgreementParty> parties = draftPolicy.requireParties(actor, draft, List.of());
    List<UUID> reach = parties.stream().map(AgreementParty::organisation).toList();
    requireOwnOffice(actor, reach);
    draftPolicy.addPartners(actor, draft.newPartners());
    Instant now = clock.instant();
    AgreementVersion first =
        new AgreementVersion(draft.id(), 1, new AgreementVersion.Origin("original", "", now, actor.person()),
            AgreementVersion.Progress.DRAFT, 1, draft.text(), parties, reach);
    Agreement.Origin origin =
        new Agreement.Origin(draft.kind(), draft.parent(), draft.decision(), now, actor.person(), null, null);
    if (!agreements.insert(actor, origin, first, draft.begunOn())) {
      agreements.require(actor, draft.id());
      return;
    }
    agreements.insertStep(actor, first, directory.today(actor), null);
    trail.recordWrite("agreement", draft.id(), "created", List.of("kind", "title", "parties"), null,
        AgreementDirectory.auditReach(reach));
    if (draft.decision() != null) {
      fulfilment.fulfil(actor, draft.decision(), "agreement", draft.id(), true, told);
    }
  }

  /**
   * Writes down agreements that were signed long ago, in a few statements for all of them; those that are there already
   * stay as they are. For the keepers of the register: what is written here holds at once.
   *
   * @return those that were written, and partners that were not known before
   */
  public WrittenPapers registerSigned(Actor actor, List<AgreementContents.Signed> papers) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    Map<UUID, AgreementContents.NewPartner> partners = new LinkedHashMap<>();
    papers.forEach(paper -> paper.draft().newPartners().forEach(one -> partners.putIfAbsent(one.id(), one)));
    Set<UUID> added = draftPolicy.addPartners(actor, List.copyOf(partners.values()));
    draftPolicy.requireKnownParties(actor, papers);
    papers.forEach(paper -> requireOwnOffice(actor, paper.draft().reach()));
    Set<UUID> written = signedPapers.insertAll(actor, papers);
    trail.recordWrite(papers.stream()
        .map(AgreementContents.Signed::draft)
        .filter(draft -> written.contains(draft.id()))
        .map(draft -> new AuditTrailRepository.NewTrailEntry("agreement", draft.id(), "imported",
            List.of("kind", "title", "parties"), null, AgreementDirectory.auditReach(draft.reach())))
        .toList());
    return new WrittenPapers(written, added);
  }

  /** What came of papers that were signed long ago. */
  public record WrittenPapers(Set<UUID> agreements, Set<UUID> partners) {}

  /**
   * Takes back one that came from a register a moment ago, when nobody has done anything with it since; the trail knows
   * of an end that somebody wrote down, which the register may have brought as well.
   *
   * @param partners that came with it, which go where nothing else names them
   * @throws Refused when somebody has
   */
  public void takeBackSigned(Actor actor, UUID id, Collection<UUID> partners) {
    Agreement agreement = agreements.lock(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    AgreementVersion version = agreements.requireVersion(actor, id, agreement.newestVersion());
    boolean touched = agreement.origin().registerFile() == null || version.number() > 1 || version.version() > 1
        || agreement.begunOn() != null || !Objects.equals(agreement.origin().createdBy(), actor.person())
        || history.isWrittenSince(actor, "agreement", id, agreement.origin().createdAt(), "imported");
    if (touched || signedPapers.isStoodOn(actor, id)) {
      throw new Refused("agreements.refused.register-changed");
    }
    signedPapers.delete(actor, version);
    trail.recordWrite("agreement", id, "import-undone", List.of("title"), null,
        AgreementDirectory.auditReach(agreement.organisations()));
    draftPolicy.removeAddedPartners(actor, partners, agreement.origin().createdAt());
  }

  /**
   * Changes what the newest version says, while it is not signed. What was reviewed or initialled is changed by
   * reviewers alone, and is a draft again.
   *
   * @param basedOn the version that the person saw
   * @throws Refused when it is signed, or reviewed and the person is no reviewer, or the agreement has ended
   * @throws Stale when somebody else saved since
   */
  public void change(Actor actor, int basedOn, AgreementContents draft) {
    Agreement agreement = agreements.lockRunning(actor, draft.id());
    AgreementVersion before =
        requireWritable(actor, agreements.requireVersion(actor, draft.id(), agreement.newestVersion()));
    List<AgreementParty> parties = draftPolicy.requireParties(actor, draft, before.parties());
    draftPolicy.addPartners(actor, draft.newPartners());
    boolean current = before.number() == agreement.currentVersion();
    Set<UUID> leaving = listLeaving(actor, before, parties);
    List<UUID> reach = reachOf(agreement, leaving, parties);
    requireOwnOffice(actor, reach);
    boolean redrafted = before.stage() != AgreementStage.DRAFT && !before.saysTheSameAs(draft.text(), parties);
    SaveResult<AgreementVersion> saved = agreements.updateVersion(actor, before,
        RecordCopy.of(before)
            .with(AgreementVersion::text, draft.text())
            .with(AgreementVersion::parties, parties)
            .with(AgreementVersion::organisations, reach)
            .with(AgreementVersion::progress, redrafted ? before.progress().redrafted() : before.progress())
            .with(AgreementVersion::version, basedOn)
            .make());
    if (!saved.changed()) {
      return;
    }
    if (current && before.text().area().equals(draft.text().area())) {
      agreements.showSameArea(actor, agreement, saved.row(), reach);
    } else if (current) {
      agreements.show(actor, agreement, saved.row(), reach);
    } else {
      agreements.widenReach(actor, agreement.id(), reach);
      agreements.narrowReach(actor, agreement.id(), leaving);
    }
    trail.recordWrite("agreement", agreement.id(), "changed", saved.fields(), null,
        AgreementDirectory.auditReach(reach));
    if (redrafted) {
      agreements.insertStep(actor, saved.row(), directory.today(actor), null);
      trail.recordWrite("agreement", agreement.id(), "redrafted", List.of("stage"), null,
          AgreementDirectory.auditReach(reach));
    }
  }

  /**
   * @throws Refused when it is signed, or was reviewed and the person is no reviewer
   */
  static AgreementVersion requireWritable(Actor actor, AgreementVersion version) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayWriteText(actor, version.partyIds(), true));
    if (!version.stage().editable()) {
      throw new Refused("agreements.refused.signed");
    }
    if (!version.mayBeWrittenBy(actor)) {
      throw new Refused("agreements.refused.reviewed");
    }
    return version;
  }

  /** Parties that the paper names no longer, and that have no other part: in another version, or in a plan. */
  private Set<UUID> listLeaving(Actor actor, AgreementVersion before, Collection<AgreementParty> parties) {
    Set<UUID> leaving = before.partyIds();
    parties.forEach(party -> leaving.remove(party.organisation()));
    if (!leaving.isEmpty() && before.number() > 1) {
      agreements.listVersions(actor, before.agreement())
          .stream()
          .filter(other -> other.number() != before.number())
          .forEach(other -> leaving.removeAll(other.partyIds()));
    }
    if (!leaving.isEmpty()) {
      leaving.removeAll(agreements.listPlanOrganisations(actor, before.agreement()));
    }
    return leaving;
  }

  private static List<UUID> reachOf(Agreement agreement, Collection<UUID> leaving, Collection<AgreementParty> parties) {
    Set<UUID> reach = new LinkedHashSet<>(agreement.organisations());
    reach.removeAll(leaving);
    parties.forEach(party -> reach.add(party.organisation()));
    return List.copyOf(reach);
  }

  private static void requireOwnOffice(Actor actor, List<UUID> reach) {
    if (!actor.hasRegencyWideReach() && !AgreementAccessPolicy.representsAnyOf(actor, reach)) {
      throw new Invalid("p1.organisation", "agreements.wrong.not-your-office");
    }
  }
}
