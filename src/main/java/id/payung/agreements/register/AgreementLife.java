package id.payung.agreements.register;

import id.payung.agreements.Rights;
import id.payung.audit.Trail;
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
public class AgreementLife {
  private final AgreementRows rows;
  private final AgreementVersionRows versions;
  private final StepRows steps;
  private final Holding holding;
  private final Agreements agreements;
  private final Trail trail;
  private final Clock clock;

  AgreementLife(AgreementRows rows, AgreementVersionRows versions, StepRows steps, Holding holding,
      Agreements agreements, Trail trail, Clock clock) {
    this.rows = rows;
    this.versions = versions;
    this.steps = steps;
    this.holding = holding;
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
  public void step(Actor actor, UUID id, AgreementStage expected, AgreementStage to, LocalDate onDate,
      @Nullable String reason) {
    Agreement agreement = rows.lock(actor, id);
    AgreementVersion version = versions.require(actor, id, agreement.newest());
    if (version.stage() == to) {
      return;
    }
    AgreementStage.Step step = AgreementStage.STEPS.stream()
        .filter(s -> s.from() == version.stage() && s.to() == to && expected == version.stage())
        .findFirst()
        .orElseThrow(
            () -> new Stale(List.of(new Stale.Difference("agreements.stage", to.code(), version.stage().code()))));
    Rights.require(step.mayBeTakenBy(actor));
    if (step.back() && (reason == null || reason.isBlank())) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    if (onDate.isAfter(agreements.today(actor))) {
      throw new Invalid("onDate", "agreements.wrong.future");
    }
    if (step.undoes()) {
      requireNothingOn(agreement, version, rows.children(actor, id));
    } else if (to == AgreementStage.SIGNED) {
      requireSigners(version);
    }
    if (to == AgreementStage.IN_FORCE && (version.text().starts() == null || version.text().ends() == null)) {
      throw new Refused("agreements.refused.term");
    }
    versions.setStage(actor, id, version.number(), to, to == AgreementStage.SIGNED && !step.back() ? onDate : null);
    steps.add(actor, id, version.number(), Ids.next(), to, onDate, clock.instant(), reason, agreement.organisations());
    if (agreement.holding() == version.number() || to == AgreementStage.IN_FORCE) {
      List<AgreementVersion> all = versions.of(actor, id);
      int holds = to == AgreementStage.IN_FORCE ? version.number() : heldBefore(agreement, version, all);
      AgreementVersion now = all.stream().filter(one -> one.number() == holds).findFirst().orElseThrow(NotFound::new);
      Set<UUID> reach = Holding.reachOf(now.text(), agreement.organisations());
      holding.by(actor, id, holds, agreement.newest(), now, reach);
    }
    String deed = step.undoes() ? version.stage().code() + "-taken-back" : to.code();
    trail.wrote("agreement", id, deed, List.of("stage"), reason, reach(agreement.organisations()));
  }

  /**
   * The version that is held again when this one no longer says that it is in force: the last before it that is, or
   * this one itself when it is the first paper or still on its way.
   *
   * @param all the newest first
   */
  static int heldBefore(Agreement agreement, AgreementVersion version, List<AgreementVersion> all) {
    if (version.stage() != AgreementStage.IN_FORCE || version.number() == 1) {
      return agreement.holding();
    }
    return all.stream()
        .filter(one -> one.number() < version.number() && one.stage() == AgreementStage.IN_FORCE)
        .findFirst()
        .map(AgreementVersion::number)
        .orElse(1);
  }

  /** Signed agreements under this one stand on its first paper; an addendum leaves them the paper before. */
  static List<String> standingOn(AgreementVersion version, List<Agreement> children) {
    return version.number() > 1 ? List.of()
        : children.stream()
            .filter(child -> child.stage().complete() && child.endedOn() == null)
            .map(Agreement::title)
            .toList();
  }

  /** @throws Refused when it has ended, or others stand on it */
  static void requireNothingOn(Agreement agreement, AgreementVersion version, List<Agreement> children) {
    if (agreement.endedOn() != null) {
      throw new Refused("agreements.refused.ended");
    }
    List<String> standing = standingOn(version, children);
    if (!standing.isEmpty()) {
      throw new Refused("agreements.refused.children-stand", String.join("; ", standing));
    }
  }

  private static void requireSigners(AgreementVersion version) {
    List<String> lacking = version.text()
        .parties()
        .stream()
        .filter(party -> party.signs() && (party.signer().isBlank() || party.post().isBlank()))
        .map(Party::name)
        .toList();
    if (!lacking.isEmpty()) {
      throw new Refused("agreements.refused.signer", String.join("; ", lacking));
    }
  }

  /** Numbers may come after the signature; each side has its own. */
  public void number(Actor actor, UUID id, Map<UUID, String> numbers) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(Agreements.mayChange(actor, agreement));
    AgreementVersion version = versions.require(actor, id, agreement.newest());
    for (Party party : version.text().parties()) {
      String number = numbers.get(party.organisation());
      if (number == null || number.strip().equals(party.number())) {
        continue;
      }
      if (number.strip().length() > 120) {
        throw new Invalid("number." + party.organisation(), "agreements.wrong.long");
      }
      versions.setNumber(actor, id, version.number(), party.organisation(), number.strip());
    }
    if (agreement.holding() == agreement.newest()) {
      AgreementVersion now = versions.require(actor, id, version.number());
      holding.by(actor, id, agreement.holding(), agreement.newest(), now,
          new LinkedHashSet<>(agreement.organisations()));
    }
    trail.wrote("agreement", id, "numbered", List.of("number"), null, reach(agreement.organisations()));
  }

  /** The scan of the signed paper belongs to one version. */
  public void file(Actor actor, UUID id, int version, String sha256, String name) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(Agreements.mayChange(actor, agreement));
    versions.require(actor, id, version);
    versions.setFile(actor, id, version, sha256, name);
    trail.wrote("agreement", id, "file-added", List.of("file"), null, reach(agreement.organisations()));
  }

  /** Work begins before the paper is complete, and says so until it is. */
  public void begin(Actor actor, UUID id, LocalDate on) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(Agreements.mayChange(actor, agreement));
    if (on.isAfter(agreements.today(actor))) {
      throw new Invalid("begunOn", "agreements.wrong.future");
    }
    rows.setBegun(actor, id, on);
    trail.wrote("agreement", id, "begun", List.of("begunOn"), null, reach(agreement.organisations()));
  }

  /** Ended before its term, or never to be signed. */
  public void end(Actor actor, UUID id, LocalDate on, String reason) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(Rights.keepsRegister(actor));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    rows.setEnded(actor, id, on, reason.strip());
    trail.wrote("agreement", id, "ended", List.of("endedOn"), reason, reach(agreement.organisations()));
  }

  /** An end that was a mistake. */
  public void reopen(Actor actor, UUID id, String reason) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(Rights.keepsRegister(actor));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    rows.setEnded(actor, id, null, null);
    trail.wrote("agreement", id, "reopened", List.of("endedOn"), reason, reach(agreement.organisations()));
  }

  private static Trail.Reach reach(Collection<UUID> organisations) {
    return new Trail.Reach(organisations, List.of());
  }
}
