package id.payung.agreements.register;

import id.payung.agreements.Rights;
import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
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

/** What becomes of an agreement once it is written down: its steps, numbers, scan, addenda, beginning and end. */
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

  AgreementLife(
      AgreementRows rows,
      AgreementVersionRows versions,
      StepRows steps,
      Holding holding,
      Agreements agreements,
      Trail trail,
      Clock clock) {
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
  public void step(Actor actor, UUID id, AgreementStage expected, AgreementStage to, LocalDate onDate, @Nullable String reason) {
    Agreement agreement = rows.lock(actor, id);
    AgreementVersion version = versions.require(actor, id, agreement.newest());
    if (version.stage() == to) {
      return;
    }
    AgreementStage.Step step =
        AgreementStage.STEPS.stream()
            .filter(s -> s.from() == version.stage() && s.to() == to && expected == version.stage())
            .findFirst()
            .orElseThrow(() -> new Stale(List.of(new Stale.Difference("agreements.stage", to.code(), version.stage().code()))));
    Rights.require(step.mayBeTakenBy(actor));
    if (step.back() && (reason == null || reason.isBlank())) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    if (onDate.isAfter(agreements.today(actor))) {
      throw new Invalid("onDate", "agreements.wrong.future");
    }
    if (to == AgreementStage.SIGNED) {
      requireSigners(version);
    }
    if (to == AgreementStage.IN_FORCE && (version.text().starts() == null || version.text().ends() == null)) {
      throw new Refused("agreements.refused.term");
    }
    versions.setStage(actor, id, version.number(), to, to == AgreementStage.SIGNED ? onDate : null);
    steps.add(actor, id, version.number(), Ids.next(), to, onDate, clock.instant(), reason, agreement.organisations());
    if (agreement.holding() == version.number() || to == AgreementStage.IN_FORCE) {
      AgreementVersion now = versions.require(actor, id, version.number());
      Set<UUID> reach = Holding.reachOf(now.text(), agreement.organisations());
      holding.by(actor, id, version.number(), agreement.newest(), now, reach);
    }
    trail.wrote("agreement", id, to.code(), List.of("stage"), reason, reach(agreement.organisations()));
  }

  private static void requireSigners(AgreementVersion version) {
    for (Party party : version.text().parties()) {
      if (party.signs() && (party.signer().isBlank() || party.post().isBlank())) {
        throw new Refused("agreements.refused.signer", party.name());
      }
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
      holding.by(actor, id, agreement.holding(), agreement.newest(), now, new LinkedHashSet<>(agreement.organisations()));
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

  /** An addendum or a renewal: a new version on its way, while the old one still holds and stays readable. */
  public int renew(Actor actor, UUID id, String sort, String reason, int seenNewest) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(Rights.keepsRegister(actor));
    if (agreement.newest() != seenNewest) {
      return agreement.newest();
    }
    AgreementVersion newest = versions.require(actor, id, agreement.newest());
    if (!newest.stage().complete()) {
      throw new Refused("agreements.refused.on-its-way");
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    AgreementText text = newest.text();
    List<Party> unnumbered =
        text.parties().stream()
            .map(p -> new Party(p.place(), p.position(), p.organisation(), p.name(), "", p.signer(), p.post(), p.capacity()))
            .toList();
    AgreementText copy =
        new AgreementText(
            text.title(), text.scope(), text.duties(), text.costs(), text.contact(), text.starts(), text.ends(), text.wholeRegency(), text.villages(), unnumbered);
    int number = agreement.newest() + 1;
    Set<UUID> reach = new LinkedHashSet<>(agreement.organisations());
    versions.insert(actor, id, number, sort, reason.strip(), copy, reach, clock.instant());
    steps.add(actor, id, number, Ids.next(), AgreementStage.DRAFT, agreements.today(actor), clock.instant(), reason, reach);
    rows.setNewest(actor, id, number);
    trail.wrote("agreement", id, sort, List.of("version"), reason, reach(reach));
    return number;
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
