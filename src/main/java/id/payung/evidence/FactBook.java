package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.Turn;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.facts.Counted;
import id.payung.platform.facts.FactSource;
import id.payung.platform.i18n.Figures;
import id.payung.platform.i18n.Words;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
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
class FactBook {
  private final Register register;
  private final ItemBook itemBook;
  private final Uses uses;
  private final ObjectProvider<EvaluationCalendar> calendars;
  private final ObjectProvider<FactSource> sources;
  private final Reference reference;
  private final Turn turn;
  private final Clock clock;

  FactBook(Register register, ItemBook itemBook, Uses uses, ObjectProvider<EvaluationCalendar> calendars,
      ObjectProvider<FactSource> sources, Reference reference, Turn turn, Clock clock) {
    this.register = register;
    this.itemBook = itemBook;
    this.uses = uses;
    this.calendars = calendars;
    this.sources = sources;
    this.reference = reference;
    this.turn = turn;
    this.clock = clock;
  }

  /**
   * A fact as it is counted now.
   *
   * @param value the number with its unit
   * @param rule how it is counted, and for which years
   */
  record Offer(Place place, String title, String value, String rule, List<String> rows) {
    /** In lists the number stands beside its name. */
    String named() {
      return title + ": " + value;
    }

    String text() {
      return String.join("\n", rows);
    }

    /** The same number from the same rows is the same item. */
    UUID id(Actor actor) {
      return Ids.named("fact:" + actor.regency() + ":" + place + ":" + rule + ":" + value + ":" + text());
    }
  }

  /**
   * Counts what a slot asks for.
   *
   * @throws NotFound when there is no such slot in an open year, or it asks for no count
   */
  Offer count(Actor actor, Place place) {
    EvaluationCalendar calendar = calendars.getObject();
    OpenEvaluation year = calendar.open(actor.regency())
        .stream()
        .filter(open -> open.code().equals(place.evaluation()))
        .findFirst()
        .orElseThrow(NotFound::new);
    String code = calendar.slots(actor.regency(), place.evaluation(), place.question())
        .stream()
        .filter(slot -> slot.code().equals(place.slot()) && slot.fact() != null)
        .findFirst()
        .orElseThrow(NotFound::new)
        .fact();
    Entry fact = reference.list("evidence/computed-facts").require(String.valueOf(code));
    FactSource source =
        sources.stream().filter(one -> one.facts().contains(fact.code())).findFirst().orElseThrow(NotFound::new);
    Counted counted = turn.asModule("evidence",
        service -> source.count(service, fact.code(), place.question(), year.evidenceYears()));
    String years = year.evidenceYears().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return new Offer(place, fact.name().id() + " " + years, value(counted.number(), fact.text("unit")),
        fact.words("rule").id() + " Tahun data: " + years + ".", rows(counted));
  }

  private static String value(long number, String unit) {
    Figures figures = new Figures(Words.INDONESIAN);
    return unit.equals("rupiah") ? figures.rupiah(number) : figures.number(number) + " " + unit;
  }

  private static List<String> rows(Counted counted) {
    if (counted.all() == counted.rows().size()) {
      return counted.rows();
    }
    List<String> kept = new ArrayList<>(counted.rows());
    kept.add("… dan " + (counted.all() - counted.rows().size()) + " baris lain");
    return List.copyOf(kept);
  }

  /**
   * Freezes what is counted now and uses it; an older count in the same place gives way.
   *
   * @throws Refused when there is nothing to count: a nought proves nothing
   */
  Offer use(Actor actor, Place place) {
    Offer offer = count(actor, place);
    if (offer.rows().isEmpty()) {
      throw new Refused("evidence.fact.no-rows");
    }
    UUID use = freeze(actor, offer);
    register.take(actor, use);
    return offer;
  }

  /** Where a count proves an answer of an open year. */
  @Transactional(readOnly = true)
  public List<Place> inUse(Actor service) {
    List<String> open = calendars.getObject().open(service.regency()).stream().map(OpenEvaluation::code).toList();
    return uses.factsInUse(service, open).stream().map(UseLine::place).distinct().toList();
  }

  /** Counts again what stands in a place, and proposes it when it is another number now; tells whether it was. */
  public boolean proposeChange(Actor service, Place place) {
    if (calendars.getObject().locked(service.regency(), place.evaluation(), place.question())) {
      return false;
    }
    Offer now;
    try {
      now = count(service, place);
    } catch (NotFound gone) {
      // The instrument was edited: the slot asks for no count any more, and what was frozen stays as it is.
      return false;
    }
    UUID fresh = now.id(service);
    List<UseLine> there = uses.factsAt(service, place);
    there.stream()
        .filter(line -> line.use().state().equals("proposed") && !line.use().item().equals(fresh))
        .forEach(line -> register.giveWay(service, line));
    if (there.stream().anyMatch(line -> line.use().item().equals(fresh))) {
      return false;
    }
    freeze(service, now);
    return true;
  }

  /** Keeps a fact as it is counted now, and proposes it; a later change makes a new item beside it. Gives the use. */
  private UUID freeze(Actor actor, Offer fact) {
    Place place = fact.place();
    UUID owner = calendars.getObject().ownerOf(actor.regency(), place.evaluation(), place.question());
    if (owner == null) {
      throw new Refused("evidence.no-owner");
    }
    UUID id = fact.id(actor);
    Item item = new Item(id, "computed", fact.named(), "", "", null, null, null, null, null, owner, null, null, null,
        null, null, true, false, null, fact.rule(), fact.value(), fact.text(), null, actor.name(), clock.instant(),
        List.of(owner), List.of(), 1);
    itemBook.add(actor, item, null);
    UUID use = register.propose(actor, id, place.evaluation(), place.question(), place.slot(), "", fact.value());
    register.proposeAgain(actor, use);
    return use;
  }
}
