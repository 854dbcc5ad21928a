package id.payung.evidence.facts;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.OpenEvaluation;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.facts.FactCount;
import id.payung.platform.facts.FactSource;
import id.payung.platform.i18n.LocaleFormatter;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fakta terhitung: what the software counts for a slot from what people recorded. It is frozen with its value, rule and
 * rows when an answer uses it; when the count is another one later, the new one is proposed, and the office decides.
 */
@Component
@Transactional
public class ComputedFactRegistration {
  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final EvidenceUseRepository uses;
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;
  private final ObjectProvider<FactSource> sources;
  private final DatabaseRoleSwitch turn;
  private final ComputedFactWords words;
  private final Clock clock;

  ComputedFactRegistration(EvidenceUseLifeCycle useLifeCycle, EvidenceItemLifeCycle itemLifeCycle,
      EvidenceUseRepository uses, ObjectProvider<EvaluationDirectory> evaluationDirectories,
      ObjectProvider<FactSource> sources, ComputedFactWords words, DatabaseRoleSwitch turn, Clock clock) {
    this.useLifeCycle = useLifeCycle;
    this.itemLifeCycle = itemLifeCycle;
    this.uses = uses;
    this.evaluationDirectories = evaluationDirectories;
    this.sources = sources;
    this.turn = turn;
    this.clock = clock;
    this.words = words;
  }

  /**
   * A fact as it is counted now.
   *
   * @param value the number with its unit
   * @param rule how it is counted, and for which years
   */
  public record ComputedFact(EvidenceSlotKey place, String title, String value, String rule, List<String> rows) {
    /** In lists the number stands beside its name. */
    String titleWithValue() {
      return title + ": " + value;
    }

    String rowsAsText() {
      return String.join("\n", rows);
    }

    /** The same number from the same rows is the same item. */
    UUID itemId(Actor actor) {
      return Ids.fromName("fact:" + actor.regency() + ":" + place + ":" + rule + ":" + value + ":" + rowsAsText());
    }
  }

  /**
   * Counts what a slot asks for.
   *
   * @throws NotFound when there is no such slot in an open year, or it asks for no count
   */
  public ComputedFact computeFact(Actor actor, EvidenceSlotKey place) {
    EvaluationDirectory evaluations = evaluationDirectories.getObject();
    OpenEvaluation year = evaluations.listOpen(actor.regency())
        .stream()
        .filter(open -> open.code().equals(place.evaluation()))
        .findFirst()
        .orElseThrow(NotFound::new);
    String code = evaluations.listSlots(actor.regency(), place.evaluation(), place.question())
        .stream()
        .filter(slot -> slot.code().equals(place.slot()) && slot.fact() != null)
        .findFirst()
        .orElseThrow(NotFound::new)
        .fact();
    CodeListEntry fact = words.requireFact(String.valueOf(code));
    FactSource source =
        sources.stream().filter(one -> one.factCodes().contains(fact.code())).findFirst().orElseThrow(NotFound::new);
    FactCount counted = turn.callAsModule("evidence",
        service -> source.count(service, fact.code(), place.question(), year.evidenceYears()));
    String years = year.evidenceYears().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return new ComputedFact(place, fact.name().id() + " " + years, words.value(counted.number(), fact.text("unit")),
        words.rule(fact, years), words.rows(counted));
  }

  /**
   * Freezes what is counted now and uses it; an older count in the same place gives way.
   *
   * @throws Refused when there is nothing to count: a nought proves nothing
   */
  public ComputedFact freezeAndTake(Actor actor, EvidenceSlotKey place) {
    ComputedFact computed = computeFact(actor, place);
    if (computed.rows().isEmpty()) {
      throw new Refused("evidence.fact.no-rows");
    }
    UUID use = freezeAndPropose(actor, computed);
    useLifeCycle.takeProposal(actor, use);
    return computed;
  }

  /** Where a count proves an answer of an open year. */
  @Transactional(readOnly = true)
  public List<EvidenceSlotKey> listSlotsInUse(Actor service) {
    List<String> open =
        evaluationDirectories.getObject().listOpen(service.regency()).stream().map(OpenEvaluation::code).toList();
    return uses.listTakenFacts(service, open).stream().map(line -> line.use().slotKey()).distinct().toList();
  }

  /** Counts again what stands in a place, and proposes it when it is another number now; tells whether it was. */
  public boolean proposeIfChanged(Actor service, EvidenceSlotKey place) {
    if (evaluationDirectories.getObject().isLocked(service.regency(), place.evaluation(), place.question())) {
      return false;
    }
    ComputedFact now;
    try {
      now = computeFact(service, place);
    } catch (NotFound gone) {
      // The instrument was edited: the slot asks for no count any more, and what was frozen stays as it is.
      return false;
    }
    UUID currentItem = now.itemId(service);
    List<EvidenceUseListItem> existing = uses.listFactsInSlot(service, place);
    existing.stream()
        .filter(line -> line.use().is(EvidenceUseState.PROPOSED) && !line.use().item().equals(currentItem))
        .forEach(line -> useLifeCycle.takeBackAutomatically(service, line, StoredReason.NEWER_COUNT));
    if (existing.stream().anyMatch(line -> line.use().item().equals(currentItem))) {
      return false;
    }
    freezeAndPropose(service, now);
    return true;
  }

  /** Keeps a fact as it is counted now, and proposes it; a later change makes a new item beside it. Gives the use. */
  private UUID freezeAndPropose(Actor actor, ComputedFact fact) {
    EvidenceSlotKey place = fact.place();
    UUID owner = evaluationDirectories.getObject().findOwner(actor.regency(), place.evaluation(), place.question());
    if (owner == null) {
      throw new Refused("evidence.no-owner");
    }
    UUID id = fact.itemId(actor);
    EvidenceItem item = EvidenceItem.added(actor, id, "computed", owner, clock.instant())
        .with(EvidenceItem::title, fact.titleWithValue())
        .with(EvidenceItem::factRule, fact.rule())
        .with(EvidenceItem::factValue, fact.value())
        .with(EvidenceItem::factRows, fact.rowsAsText())
        .make();
    itemLifeCycle.addItem(actor, item, null);
    UUID use = useLifeCycle.propose(actor, id, place.evaluation(), place.question(), place.slot(), "", fact.value());
    useLifeCycle.proposeIfTakenBack(actor, use);
    return use;
  }
}
