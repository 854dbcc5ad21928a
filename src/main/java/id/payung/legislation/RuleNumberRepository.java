package id.payung.legislation;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the numbers of rules and gazettes: without a gap, never twice, one series for each kind and year. Whoever gives
 * one holds the series until the transaction ends.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RuleNumberRepository {
  private final Rows rows;
  private final Clock clock;

  RuleNumberRepository(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** What may be given next; 0 where none of this year is known yet, so that any may begin it. */
  int findNext(Actor actor, String series, int year) {
    int last = rows.sql(actor, """
        SELECT coalesce(max(n.number), 0) FROM legislation.rule_number n
         WHERE n.regency = :regency AND n.series = :series AND n.year = :year AND %s
        """.formatted(rows.reach(actor, RuleNumber.class, "n")))
        .param("series", series)
        .param("year", year)
        .single(Integer.class);
    return last == 0 ? 0 : last + 1;
  }

  /**
   * @param field of the form that brought it
   * @throws Invalid when it is not the next: somebody was quicker, or one would be left out
   */
  void give(Actor actor, RuleNumber number, String field) {
    hold(actor, number.series(), number.year());
    int next = findNext(actor, number.series(), number.year());
    if (number.number() < 1 || next != 0 && number.number() != next) {
      throw new Invalid(field, "legislation.number.next", Math.max(1, next));
    }
    rows.insert(actor, number);
  }

  RuleNumber number(String series, int year, int number, UUID draft, UUID event) {
    return new RuleNumber(series, year, number, draft, event, clock.instant());
  }

  /**
   * Takes back the numbers of an event that is struck.
   *
   * @throws Refused when a later one of the series was given since: a gap would be left
   */
  void release(Actor actor, UUID event) {
    List<RuleNumber> given = rows.query(actor, RuleNumber.class).is("event", event).list();
    for (RuleNumber one : given) {
      hold(actor, one.series(), one.year());
      if (findNext(actor, one.series(), one.year()) != one.number() + 1) {
        throw new Refused("legislation.number.followed", one.number(), one.year());
      }
      rows.query(actor, RuleNumber.class).key(one.series(), one.year(), one.number()).delete();
    }
  }

  private void hold(Actor actor, String series, int year) {
    rows.sql(actor, "SELECT 1 FROM pg_advisory_xact_lock(hashtext('payung.rule-number'), hashtext(:which))")
        .param("which", actor.regency() + " " + series + " " + year)
        .single(Integer.class);
  }
}
