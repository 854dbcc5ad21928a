package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of an agreement once it is written down: its steps, numbers, scan, beginning and end. */
@Component
@Transactional
public class AgreementLifecycle {
  private final AgreementRepository agreementRepository;
  private final AgreementVersionRepository versions;
  private final AgreementStepRepository steps;
  private final AgreementVersionActivation versionActivation;
  private final AgreementDirectory agreements;
  private final AuditTrailRepository trail;
  private final Clock clock;

  AgreementLifecycle(AgreementRepository agreementRepository, AgreementVersionRepository versions,
      AgreementStepRepository steps, AgreementVersionActivation versionActivation, AgreementDirectory agreements,
      AuditTrailRepository trail, Clock clock) {
    this.agreementRepository = agreementRepository;
    this.versions = versions;
    this.steps = steps;
    this.versionActivation = versionActivation;
    this.agreements = agreements;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Takes the newest version one step of its life.
   *
   * @param expected the stage that the person saw: the same step sent twice is taken once
   * @param onDate the day on the paper
   * @throws Refused when the step does not follow, or the paper lacks what the step needs
   */
  public void takeStep(Actor actor, UUID id, AgreementStage expected, AgreementStage to, LocalDate onDate,
      @Nullable String reason) {
    Agreement agreement = agreementRepository.lock(actor, id);
    AgreementVersion version = versions.require(actor, id, agreement.newestVersion());
    if (version.stage() == to) {
      return;
    }
    AgreementStage.Step step = AgreementStage.STEPS.stream()
        .filter(s -> s.from() == version.stage() && s.to() == to && expected == version.stage())
        .findFirst()
        .orElseThrow(
            () -> new Stale(List.of(new Stale.Difference("agreements.stage", to.code(), version.stage().code()))));
    AgreementAccessPolicy.requireAllowed(step.mayBeTakenBy(actor));
    if (step.backward() && (reason == null || reason.isBlank())) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    if (onDate.isAfter(agreements.today(actor))) {
      throw new Invalid("onDate", "agreements.wrong.future");
    }
    if (step.takesBackSignature()) {
      requireNoDependents(agreement, version, agreementRepository.listChildren(actor, id));
    } else if (to == AgreementStage.SIGNED) {
      requireSigners(version);
    }
    if (to == AgreementStage.IN_FORCE && (version.text().starts() == null || version.text().ends() == null)) {
      throw new Refused("agreements.refused.term");
    }
    versions.updateStage(actor, id, version.number(), to,
        to == AgreementStage.SIGNED && !step.backward() ? onDate : null);
    steps.insert(actor, id, version.number(), Ids.next(), to, onDate, clock.instant(), reason,
        agreement.organisations());
    if (agreement.currentVersion() == version.number() || to == AgreementStage.IN_FORCE) {
      List<AgreementVersion> all = versions.listByAgreement(actor, id);
      int currentNumber =
          to == AgreementStage.IN_FORCE ? version.number() : currentVersionBefore(agreement, version, all);
      AgreementVersion currentVersion =
          all.stream().filter(one -> one.number() == currentNumber).findFirst().orElseThrow(NotFound::new);
      Set<UUID> reach = AgreementVersionActivation.reachOf(currentVersion.text(), agreement.organisations());
      versionActivation.activate(actor, id, currentNumber, agreement.newestVersion(), currentVersion, reach);
    }
    String deed = step.takesBackSignature() ? version.stage().code() + "-taken-back" : to.code();
    trail.recordWrite("agreement", id, deed, List.of("stage"), reason, auditReach(agreement.organisations()));
  }

  /**
   * The version that is held again when this one no longer says that it is in force: the last before it that is, or
   * this one itself when it is the first paper or still on its way.
   *
   * @param all the newest first
   */
  static int currentVersionBefore(Agreement agreement, AgreementVersion version, List<AgreementVersion> all) {
    if (version.stage() != AgreementStage.IN_FORCE || version.number() == 1) {
      return agreement.currentVersion();
    }
    return all.stream()
        .filter(one -> one.number() < version.number() && one.stage() == AgreementStage.IN_FORCE)
        .findFirst()
        .map(AgreementVersion::number)
        .orElse(1);
  }

  /** Signed agreements under this one stand on its first paper; an addendum leaves them the paper before. */
  static List<String> dependentTitles(AgreementVersion version, List<Agreement> children) {
    return version.number() > 1 ? List.of()
        : children.stream()
            .filter(child -> child.stage().complete() && child.endedOn() == null)
            .map(Agreement::title)
            .toList();
  }

  /** @throws Refused when it has ended, or others stand on it */
  static void requireNoDependents(Agreement agreement, AgreementVersion version, List<Agreement> children) {
    if (agreement.endedOn() != null) {
      throw new Refused("agreements.refused.ended");
    }
    List<String> standing = dependentTitles(version, children);
    if (!standing.isEmpty()) {
      throw new Refused("agreements.refused.children-stand", String.join("; ", standing));
    }
  }

  private static void requireSigners(AgreementVersion version) {
    List<String> partiesWithoutSigner = version.text()
        .parties()
        .stream()
        .filter(party -> party.signs() && (party.signer().isBlank() || party.post().isBlank()))
        .map(AgreementParty::name)
        .toList();
    if (!partiesWithoutSigner.isEmpty()) {
      throw new Refused("agreements.refused.signer", String.join("; ", partiesWithoutSigner));
    }
  }

  /** Numbers may come after the signature; each side has its own. */
  public void recordNumbers(Actor actor, UUID id, Map<UUID, String> numbers) {
    Agreement agreement = agreementRepository.lock(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementDirectory.mayChange(actor, agreement));
    AgreementVersion version = versions.require(actor, id, agreement.newestVersion());
    for (AgreementParty party : version.text().parties()) {
      String number = numbers.get(party.organisation());
      if (number == null || number.strip().equals(party.number())) {
        continue;
      }
      if (number.strip().length() > 120) {
        throw new Invalid("number." + party.organisation(), "agreements.wrong.long");
      }
      versions.updatePartyNumber(actor, id, version.number(), party.organisation(), number.strip());
    }
    if (agreement.currentVersion() == agreement.newestVersion()) {
      AgreementVersion currentVersion = versions.require(actor, id, version.number());
      versionActivation.activate(actor, id, agreement.currentVersion(), agreement.newestVersion(), currentVersion,
          new LinkedHashSet<>(agreement.organisations()));
    }
    trail.recordWrite("agreement", id, "numbered", List.of("number"), null, auditReach(agreement.organisations()));
  }

  /** The scan of the signed paper belongs to one version. */
  public void attachScan(Actor actor, UUID id, int version, String sha256, String name) {
    Agreement agreement = agreementRepository.lock(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementDirectory.mayChange(actor, agreement));
    versions.require(actor, id, version);
    versions.updateFile(actor, id, version, sha256, name);
    trail.recordWrite("agreement", id, "file-added", List.of("file"), null, auditReach(agreement.organisations()));
  }

  /** Work begins before the paper is complete, and says so until it is. */
  public void recordStart(Actor actor, UUID id, LocalDate on) {
    Agreement agreement = agreementRepository.lock(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementDirectory.mayChange(actor, agreement));
    if (on.isAfter(agreements.today(actor))) {
      throw new Invalid("begunOn", "agreements.wrong.future");
    }
    agreementRepository.updateBegunOn(actor, id, on);
    trail.recordWrite("agreement", id, "begun", List.of("begunOn"), null, auditReach(agreement.organisations()));
  }

  /** Ended before its term, or never to be signed. */
  public void endEarly(Actor actor, UUID id, LocalDate on, String reason) {
    Agreement agreement = agreementRepository.lock(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    agreementRepository.updateEnd(actor, id, on, reason.strip());
    trail.recordWrite("agreement", id, "ended", List.of("endedOn"), reason, auditReach(agreement.organisations()));
  }

  /** An end that was a mistake. */
  public void reopen(Actor actor, UUID id, String reason) {
    Agreement agreement = agreementRepository.lock(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    agreementRepository.updateEnd(actor, id, null, null);
    trail.recordWrite("agreement", id, "reopened", List.of("endedOn"), reason, auditReach(agreement.organisations()));
  }

  private static AuditTrailRepository.TrailReach auditReach(Collection<UUID> organisations) {
    return new AuditTrailRepository.TrailReach(organisations, List.of());
  }
}
