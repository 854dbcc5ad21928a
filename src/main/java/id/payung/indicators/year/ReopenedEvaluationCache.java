package id.payung.indicators.year;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyCache;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The hours in which questions of a year are open again, by regency. Every first page asks for them, and on most days
 * there are none; so they are read once, and again after somebody opened or ended some.
 */
@Component
class ReopenedEvaluationCache {
  private final Rows rows;
  private final RegencyCache<List<ReopeningWindow>> notEnded = new RegencyCache<>();

  ReopenedEvaluationCache(Rows rows) {
    this.rows = rows;
  }

  /** The year of which questions are open again at that moment; of several the one whose hours end last. */
  Optional<String> find(Actor actor, Instant now) {
    List<ReopeningWindow> windows = notEnded.get(actor.regency(),
        () -> rows.query(actor, ReopeningWindow.class).is("ended_at", null).orderBy("r.until DESC, r.id DESC").list());
    return windows.stream().filter(window -> window.until().isAfter(now)).findFirst().map(ReopeningWindow::evaluation);
  }

  /** Of a year that is closed: hours that still run would be told, and would hide those of a year that is not. */
  void endAll(Actor actor, String evaluation, Instant now) {
    rows.query(actor, ReopeningWindow.class)
        .is("evaluation", evaluation)
        .is("ended_at", null)
        .set(ReopeningWindow::endedAt, now)
        .update();
    forgetAfterTransaction();
  }

  /** For who changes one, in the transaction of the change. */
  void forgetAfterTransaction() {
    notEnded.forgetAfterTransaction();
  }
}
