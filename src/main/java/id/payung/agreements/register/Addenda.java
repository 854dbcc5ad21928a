package id.payung.agreements.register;

import id.payung.agreements.Rights;
import id.payung.audit.Trail;
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
class Addenda {
  private final AgreementRows rows;
  private final AgreementVersionRows versions;
  private final StepRows steps;
  private final Agreements agreements;
  private final Trail trail;
  private final Clock clock;

  Addenda(AgreementRows rows, AgreementVersionRows versions, StepRows steps, Agreements agreements, Trail trail,
      Clock clock) {
    this.rows = rows;
    this.versions = versions;
    this.steps = steps;
    this.agreements = agreements;
    this.trail = trail;
    this.clock = clock;
  }

  /** An addendum or a renewal: a new version on its way, while the old one still holds and stays readable. */
  public int open(Actor actor, UUID id, String sort, String reason, int seenNewest) {
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
    List<Party> unnumbered = text.parties()
        .stream()
        .map(
            p -> new Party(p.place(), p.position(), p.organisation(), p.name(), "", p.signer(), p.post(), p.capacity()))
        .toList();
    AgreementText copy = new AgreementText(text.title(), text.scope(), text.duties(), text.costs(), text.contact(),
        text.starts(), text.ends(), text.wholeRegency(), text.villages(), unnumbered);
    int number = agreement.newest() + 1;
    Set<UUID> reach = new LinkedHashSet<>(agreement.organisations());
    versions.insert(actor, id, number, sort, reason.strip(), copy, reach, clock.instant());
    steps.add(actor, id, number, Ids.next(), AgreementStage.DRAFT, agreements.today(actor), clock.instant(), reason,
        reach);
    rows.setNewest(actor, id, number);
    trail.wrote("agreement", id, sort, List.of("version"), reason, reach(reach));
    return number;
  }

  /**
   * Drops a draft that nobody has reviewed. The trail keeps both; what was written in it is gone, and a party that only
   * it named sees the agreement no longer, unless it has work in a plan.
   *
   * @param seen the save that the person saw: what somebody wrote since is not dropped unread
   * @throws Refused when it is the first paper, or has come further than a draft
   */
  public void drop(Actor actor, UUID id, int number, int seen, String reason) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(Rights.keepsRegister(actor));
    if (number > agreement.newest()) {
      return;
    }
    AgreementVersion draft = requireDroppable(agreement, versions.require(actor, id, number));
    if (draft.version() != seen) {
      throw new Stale(List
          .of(new Stale.Difference("agreements.field.saves", String.valueOf(seen), String.valueOf(draft.version()))));
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    steps.delete(actor, id, number);
    versions.delete(actor, id, number);
    rows.setNewest(actor, id, number - 1);
    Set<UUID> leaving = parties(draft);
    versions.of(actor, id).forEach(left -> leaving.removeAll(parties(left)));
    leaving.removeAll(rows.withWork(actor, id));
    rows.narrow(actor, id, leaving);
    trail.wrote("agreement", id, draft.sort().equals("renewal") ? "renewal-dropped" : "addendum-dropped",
        List.of("version"), reason.strip(), reach(agreement.organisations()));
  }

  /** @throws Refused when this version is none that may be dropped */
  static AgreementVersion requireDroppable(Agreement agreement, AgreementVersion version) {
    if (version.number() == 1) {
      throw new Refused("agreements.refused.drop-original");
    }
    if (version.number() != agreement.newest() || version.stage() != AgreementStage.DRAFT) {
      throw new Refused("agreements.refused.drop-approved");
    }
    return version;
  }

  private static Set<UUID> parties(AgreementVersion version) {
    return new LinkedHashSet<>(version.text().parties().stream().map(Party::organisation).toList());
  }

  private static Trail.Reach reach(Collection<UUID> organisations) {
    return new Trail.Reach(organisations, List.of());
  }
}
