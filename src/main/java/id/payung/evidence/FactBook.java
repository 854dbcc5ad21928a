package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.Turn;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.facts.Counted;
import id.payung.platform.facts.FactSource;
import id.payung.platform.i18n.Figures;
import id.payung.platform.i18n.Words;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fakta terhitung: what the software counts for a slot from what people recorded. It is frozen with its value, rule and rows when an answer uses
 * it; when the count is another one later, the new one is proposed, and the office decides.
 */
@Component
@Transactional
class FactBook {
  /** More would bury the proof; how many are left is said. */
  private static final int ROWS = 2_000;

  private final Register register;
  private final ObjectProvider<EvaluationCalendar> calendars;
  private final ObjectProvider<FactSource> sources;
  private final Reference reference;
  private final Turn turn;

  FactBook(
      Register register, ObjectProvider<EvaluationCalendar> calendars, ObjectProvider<FactSource> sources, Reference reference, Turn turn) {
    this.register = register;
    this.calendars = calendars;
    this.sources = sources;
    this.reference = reference;
    this.turn = turn;
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
  }

  /**
   * Counts what a slot asks for.
   *
   * @throws NotFound when there is no such slot in an open year, or it asks for no count
   */
  Offer count(Actor actor, Place place) {
    EvaluationCalendar calendar = calendars.getObject();
    OpenEvaluation year = calendar.open(actor.regency()).stream().filter(open -> open.code().equals(place.evaluation())).findFirst().orElseThrow(NotFound::new);
    String code =
        calendar.slots(actor.regency(), place.evaluation(), place.question()).stream()
            .filter(slot -> slot.code().equals(place.slot()) && slot.fact() != null)
            .findFirst()
            .orElseThrow(NotFound::new)
            .fact();
    Entry fact = reference.list("evidence/computed-facts").require(String.valueOf(code));
    FactSource source = sources.stream().filter(one -> one.facts().contains(fact.code())).findFirst().orElseThrow(NotFound::new);
    Counted counted = turn.asModule("evidence", service -> source.count(service, fact.code(), place.question(), year.evidenceYears()));
    String years = year.evidenceYears().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return new Offer(place, fact.name().id() + " " + years, value(counted.number(), fact.text("unit")), fact.words("rule").id() + " Tahun data: " + years + ".", rows(counted));
  }

  private static String value(long number, String unit) {
    Figures figures = new Figures(Words.INDONESIAN);
    return unit.equals("rupiah") ? figures.rupiah(number) : figures.number(number) + " " + unit;
  }

  private static List<String> rows(Counted counted) {
    if (counted.rows().size() <= ROWS) {
      return counted.rows();
    }
    List<String> kept = new ArrayList<>(counted.rows().subList(0, ROWS));
    kept.add("… dan " + (counted.rows().size() - ROWS) + " baris lain");
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
    UUID use = register.freeze(actor, place, offer.named(), offer.rule(), offer.value(), offer.text());
    register.take(actor, use);
    return offer;
  }

  /** Counts again what proves answers of open years, and proposes what is another number now. Gives how many. */
  int proposeChanges(Actor service) {
    EvaluationCalendar calendar = calendars.getObject();
    List<String> open = calendar.open(service.regency()).stream().map(OpenEvaluation::code).toList();
    int proposed = 0;
    for (Place place : register.factsInUse(service, open).stream().map(UseLine::place).distinct().toList()) {
      if (!calendar.locked(service.regency(), place.evaluation(), place.question()) && proposeChange(service, place)) {
        proposed++;
      }
    }
    return proposed;
  }

  private boolean proposeChange(Actor service, Place place) {
    Offer now;
    try {
      now = count(service, place);
    } catch (NotFound gone) {
      // The instrument was edited: the slot asks for no count any more, and what was frozen stays as it is.
      return false;
    }
    UUID fresh = Register.factId(service, place, now.rule(), now.value(), now.text());
    List<UseLine> there = register.factsAt(service, place);
    there.stream().filter(line -> line.use().state().equals("proposed") && !line.use().item().equals(fresh)).forEach(line -> register.giveWay(service, line));
    if (there.stream().anyMatch(line -> line.use().item().equals(fresh))) {
      return false;
    }
    register.freeze(service, place, now.named(), now.rule(), now.value(), now.text());
    return true;
  }
}
