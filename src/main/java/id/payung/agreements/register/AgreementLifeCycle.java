package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.decided.DecidedAgreementChanged;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.lifecycle.GrantedTransition;
import id.payung.platform.lifecycle.TransitionActor;
import id.payung.platform.lifecycle.TransitionRequest;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of an agreement once it is written down: its steps, numbers, scan, beginning and end. */
@Component
@Transactional
public class AgreementLifeCycle {
  private static final int MAX_NUMBER_LENGTH = 120;

  private final AgreementRepository agreements;
  private final AgreementDirectory directory;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;

  AgreementLifeCycle(AgreementRepository agreements, AgreementDirectory directory, AuditTrailRepository trail,
      ApplicationEventPublisher events) {
    this.events = events;
    this.agreements = agreements;
    this.directory = directory;
    this.trail = trail;
  }

  private void tellDecision(Actor actor, Agreement agreement) {
    if (agreement.origin().decision() != null) {
      events.publishEvent(new DecidedAgreementChanged(actor.regency(), agreement.id(), actor.person()));
    }
  }

  /**
   * Takes the newest version one step of its life.
   *
   * @param request with the stage that the person saw: the same step sent twice is taken once
   * @param onDate the day on the paper
   * @param seen version of the text that the person read; 0 for whatever it says now
   * @throws Refused when it has ended, or the paper lacks what the step needs
   * @throws Stale when the step does not follow, somebody has taken it with another day or reason, or the text is
   * another by now
   */
  public void takeStep(Actor actor, UUID id, TransitionRequest<AgreementStage> request, LocalDate onDate, int seen) {
    Agreement agreement = agreements.lockRunning(actor, id);
    AgreementVersion version = agreements.requireVersion(actor, id, agreement.newestVersion());
    Optional<GrantedTransition<AgreementStage>> wanted = findMove(actor, version.stage(), request);
    if (wanted.isEmpty()) {
      requireSameStep(actor, version, request, onDate);
      return;
    }
    GrantedTransition<AgreementStage> move = wanted.get();
    if (seen > 0 && seen != version.version()) {
      throw new Stale(List
          .of(new Stale.Difference("agreements.field.saves", String.valueOf(seen), String.valueOf(version.version()))));
    }
    if (onDate.isAfter(directory.today(actor))) {
      throw new Invalid("onDate", "agreements.wrong.future");
    }
    requireNotEarlier(actor, version, move, onDate);
    requireReady(actor, agreement, version, move);
    AgreementVersion moved = agreements.updateVersion(actor, version, moved(version, move, onDate)).row();
    agreements.insertStep(actor, moved, onDate, move.reason());
    if (agreement.currentVersion() == version.number() || move.to() == AgreementStage.IN_FORCE) {
      showCurrent(actor, agreement, version, moved);
    }
    String deed = move.action();
    trail.recordWrite("agreement", id, deed, List.of("stage"), move.reason(), reach(agreement));
    if (version.stage().complete() != moved.stage().complete()) {
      tellDecision(actor, agreement);
    }
  }

  /**
   * A paper is discussed, initialled, signed and in force in this order, so no stage has a day before the one that it
   * follows. When it was written down here is no such day: papers of long ago are entered too.
   */
  private void requireNotEarlier(Actor actor, AgreementVersion version, GrantedTransition<AgreementStage> move,
      LocalDate onDate) {
    List<AgreementStep> own = agreements.listSteps(actor, version.agreement())
        .stream()
        .filter(step -> step.version() == version.number() && step.stage() != AgreementStage.DRAFT)
        .toList();
    LocalDate before = AgreementStep.datesByStage(own, version.stage())
        .values()
        .stream()
        .max(Comparator.naturalOrder())
        .orElse(onDate);
    if (!move.transition().back() && onDate.isBefore(before)) {
      throw new Invalid("onDate", "agreements.wrong.before-stage", before);
    }
  }

  private static Optional<GrantedTransition<AgreementStage>> findMove(Actor actor, AgreementStage now,
      TransitionRequest<AgreementStage> request) {
    if (now != request.to() && AgreementStage.LIFE.find(now, request.to()).isEmpty()) {
      throw new Stale(List.of(new Stale.Difference("agreements.stage", request.to().code(), now.code())));
    }
    return AgreementStage.LIFE.requireMove(TransitionActor.of(actor), now, request, "agreements.stage");
  }

  /** The same step sent twice is harmless; one with another day or reason is not: nothing of it would be kept. */
  private void requireSameStep(Actor actor, AgreementVersion version, TransitionRequest<AgreementStage> request,
      LocalDate onDate) {
    String said = Objects.requireNonNullElse(request.reason(), "").strip();
    agreements.listSteps(actor, version.agreement())
        .stream()
        .filter(step -> step.version() == version.number() && step.stage() == version.stage())
        .reduce((_, last) -> last)
        .filter(step -> !step.onDate().equals(onDate)
            || !said.isEmpty() && !said.equals(Objects.requireNonNullElse(step.reason(), "")))
        .ifPresent(step -> {
          throw new Stale(
              List.of(new Stale.Difference("agreements.field.on-date", onDate.toString(), step.onDate().toString()),
                  new Stale.Difference("ui.reason", said, Objects.requireNonNullElse(step.reason(), "")),
                  new Stale.Difference("agreements.field.recorded-by", actor.name(), step.entry().personName())));
        });
  }

  private void requireReady(Actor actor, Agreement agreement, AgreementVersion version,
      GrantedTransition<AgreementStage> move) {
    if (AgreementStage.takesBackSignature(move.transition())) {
      requireNoDependents(agreement, version, agreements.listChildren(actor, agreement.id()));
    } else if (move.to() == AgreementStage.SIGNED) {
      requireSigners(version);
      requirePaperOrReason(version, move);
    }
    AgreementText.Term term = version.text().term();
    if (move.to() == AgreementStage.IN_FORCE && (term.starts() == null || term.ends() == null)) {
      throw new Refused("agreements.refused.term");
    }
  }

  private static AgreementVersion moved(AgreementVersion version, GrantedTransition<AgreementStage> move,
      LocalDate onDate) {
    boolean signs = move.to() == AgreementStage.SIGNED && !move.transition().back();
    @Nullable LocalDate signedOn = signs ? onDate : move.to().complete() ? version.signedOn() : null;
    return RecordCopy.of(version)
        .with(AgreementVersion::progress,
            RecordCopy.of(version.progress())
                .with(AgreementVersion.Progress::stage, move.to())
                .with(AgreementVersion.Progress::signedOn, signedOn)
                .make())
        .make();
  }

  /** The register shows the version that holds after the step, to its parties beside those who read it already. */
  private void showCurrent(Actor actor, Agreement agreement, AgreementVersion before, AgreementVersion moved) {
    int number = moved.stage() == AgreementStage.IN_FORCE ? moved.number()
        : currentVersionBefore(agreement, before, agreements.listVersions(actor, agreement.id()));
    AgreementVersion current =
        number == moved.number() ? moved : agreements.requireVersion(actor, agreement.id(), number);
    Set<UUID> organisations = new LinkedHashSet<>(agreement.organisations());
    organisations.addAll(current.partyIds());
    agreements.show(actor, agreement, current, organisations);
  }

  /**
   * The version that is held again when this one no longer says that it is in force: the last before it that is, or
   * this one itself when it is the first paper or still on its way.
   *
   * @param all the newest first
   */
  public static int currentVersionBefore(Agreement agreement, AgreementVersion version, List<AgreementVersion> all) {
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
  public static void requireNoDependents(Agreement agreement, AgreementVersion version, List<Agreement> children) {
    agreement.requireOngoing();
    List<String> standing = dependentTitles(version, children);
    if (!standing.isEmpty()) {
      throw new Refused("agreements.refused.children-stand", String.join("; ", standing));
    }
  }

  private static void requireSigners(AgreementVersion version) {
    List<String> partiesWithoutSigner = version.partiesWithoutSigner();
    if (!partiesWithoutSigner.isEmpty()) {
      throw new Refused("agreements.refused.signer", String.join("; ", partiesWithoutSigner));
    }
  }

  /** Numbers and the scan may come after the signature; then it says why. */
  private static void requirePaperOrReason(AgreementVersion version, GrantedTransition<AgreementStage> move) {
    if (!version.paperComplete() && move.reason() == null) {
      throw new Invalid("reason", version.missingPaperKey(), String.join("; ", version.partiesWithoutNumber()));
    }
  }

  /** Numbers may come after the signature, and the end; each side writes its own. The trail keeps those of before. */
  public void recordNumbers(Actor actor, UUID id, Map<UUID, String> numbers) {
    Agreement agreement = agreements.lock(actor, id);
    AgreementVersion before = agreements.requireVersion(actor, id, agreement.newestVersion());
    List<AgreementParty> parties = before.parties().stream().map(party -> numbered(party, numbers)).toList();
    if (parties.equals(before.parties())) {
      return;
    }
    List<AgreementParty> changed = before.parties().stream().filter(party -> !parties.contains(party)).toList();
    AgreementAccessPolicy.requireAllowed(before.partiesNumberedBy(actor).containsAll(changed));
    AgreementVersion after =
        agreements.updateVersion(actor, before, RecordCopy.of(before).with(AgreementVersion::parties, parties).make())
            .row();
    if (agreement.currentVersion() == agreement.newestVersion()) {
      agreements.show(actor, agreement, after, agreement.organisations());
    }
    String replaced = changed.stream()
        .filter(party -> !party.number().isBlank())
        .map(party -> party.name() + ": " + party.number())
        .collect(Collectors.joining("; "));
    trail.recordWrite("agreement", id, "numbered", List.of("number"), replaced.isEmpty() ? null : replaced,
        reach(agreement));
  }

  private static AgreementParty numbered(AgreementParty party, Map<UUID, String> numbers) {
    String number = numbers.getOrDefault(party.organisation(), party.number()).strip();
    if (number.length() > MAX_NUMBER_LENGTH) {
      throw new Invalid("number." + party.organisation(), "agreements.wrong.long");
    }
    return RecordCopy.of(party).with(AgreementParty::number, number).make();
  }

  /**
   * The scan of the signed paper belongs to one version, and may come after the end. One that takes the place of
   * another leaves the digest of that one in the trail.
   */
  public void attachScan(Actor actor, UUID id, int number, String sha256, String name) {
    Agreement agreement = agreements.lock(actor, id);
    AgreementVersion version = agreements.requireVersion(actor, id, number);
    AgreementAccessPolicy.requireAllowed(version.mayBeScannedBy(actor));
    @Nullable String before = version.progress().fileSha256();
    if (sha256.equals(version.progress().fileSha256()) && name.equals(version.progress().fileName())) {
      return;
    }
    agreements.updateVersion(actor, version,
        RecordCopy.of(version)
            .with(AgreementVersion::progress,
                new AgreementVersion.Progress(version.stage(), version.signedOn(), sha256, name))
            .make());
    trail.recordWrite("agreement", id, before == null ? "file-added" : "file-replaced", List.of("file"),
        before == null ? null : "sha256:" + before, reach(agreement));
  }

  /** Work begins before the paper is complete, and says so until it is. */
  public void recordStart(Actor actor, UUID id, LocalDate on) {
    Agreement agreement = agreements.lockRunning(actor, id);
    AgreementVersion version = agreements.requireVersion(actor, id, agreement.newestVersion());
    AgreementAccessPolicy.requireAllowed(version.mayBeBegunBy(actor, agreement));
    if (on.isAfter(directory.today(actor))) {
      throw new Invalid("begunOn", "agreements.wrong.future");
    }
    if (on.equals(agreement.begunOn())) {
      return;
    }
    agreements.update(actor, agreement, RecordCopy.of(agreement).with(Agreement::begunOn, on).make());
    trail.recordWrite("agreement", id, "begun", List.of("begunOn"), null, reach(agreement));
  }

  /**
   * Ended before its term, or never to be signed; the same end again changes nothing.
   *
   * @throws Invalid with a day to come: it would end at once
   * @throws Refused when it has ended otherwise: its end is taken back first
   */
  public void endEarly(Actor actor, UUID id, LocalDate on, String reason) {
    Agreement agreement = lockToKeep(actor, id);
    Agreement.Ending ending = new Agreement.Ending(on, reason);
    if (ending.equals(agreement.ending())) {
      return;
    }
    agreement.requireOngoing();
    if (on.isAfter(directory.today(actor))) {
      throw new Invalid("on", "agreements.end.future");
    }
    saveEnding(actor, agreement, ending, "ended", reason);
  }

  /** An end that was a mistake; one that goes on already stays as it is. */
  public void reopen(Actor actor, UUID id, String reason) {
    Agreement agreement = lockToKeep(actor, id);
    if (agreement.ending() != null) {
      saveEnding(actor, agreement, null, "reopened", reason);
    }
  }

  private void saveEnding(Actor actor, Agreement agreement, Agreement.@Nullable Ending ending, String action,
      String reason) {
    agreements.update(actor, agreement, RecordCopy.of(agreement).with(Agreement::ending, ending).make());
    agreements.updateEndInPlans(actor, agreement.id(), ending == null ? null : ending.endedOn());
    trail.recordWrite("agreement", agreement.id(), action, List.of("endedOn"), reason, reach(agreement));
    tellDecision(actor, agreement);
  }

  private Agreement lockToKeep(Actor actor, UUID id) {
    Agreement agreement = agreements.lock(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    return agreement;
  }

  private static AuditTrailRepository.TrailReach reach(Agreement agreement) {
    return AgreementDirectory.auditReach(agreement.organisations());
  }
}
