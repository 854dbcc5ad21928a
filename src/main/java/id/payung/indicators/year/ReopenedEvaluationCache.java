package id.payung.indicators.year;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyCache;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hours in which questions of a year are open again, by regency. Every first page asks for them, and on most days
 * there are none; so they are read once, and again after somebody opened or ended some.
 */
@Component
public class ReopenedEvaluationCache {
  private final Rows rows;
  private final EvaluationDeadlines deadlines;
  private final RegencyCache<List<QuestionReopeningWindow>> windows = new RegencyCache<>();

  ReopenedEvaluationCache(Rows rows, EvaluationDeadlines deadlines) {
    this.rows = rows;
    this.deadlines = deadlines;
  }

  /** The year of which questions are open again at that moment; of several the one whose hours end last. */
  Optional<String> find(Actor actor, Instant now) {
    return list(actor).stream()
        .filter(window -> window.endedAt() == null && window.until().isAfter(now))
        .findFirst()
        .map(QuestionReopeningWindow::evaluation);
  }

  /**
   * The last hours of each year that ever had some, running or over, by its code: without a statement for each year.
   * For what is shown; what decides whether something may be written asks anew
   * ({@link EvaluationRepository#mayChange}).
   */
  @Transactional(readOnly = true)
  public Map<String, QuestionReopening> findLatest(Actor actor) {
    Map<String, QuestionReopening> latest = new HashMap<>();
    list(actor).forEach(window -> latest.computeIfAbsent(window.evaluation(), _ -> withDeadline(actor, window)));
    return latest;
  }

  QuestionReopening withDeadline(Actor actor, QuestionReopeningWindow window) {
    int hours = Math.toIntExact(Duration.between(window.openedAt(), window.until()).toHours());
    return new QuestionReopening(window, deadlines.reopening(actor, window.openedAt(), hours));
  }

  /** Those that nobody has ended and the last of each year, by their end: few, however long a regency works here. */
  private List<QuestionReopeningWindow> list(Actor actor) {
    return windows.get(actor.regency(), () -> rows.query(actor, QuestionReopeningWindow.class).and("""
        (r.ended_at IS NULL OR NOT EXISTS (SELECT 1 FROM indicators.sprint l
                                            WHERE l.regency = r.regency AND l.evaluation = r.evaluation
                                              AND (l.until, l.id) > (r.until, r.id)))
        """).orderBy("r.until DESC, r.id DESC").list());
  }

  /** Of a year that is closed: hours that still run would be told, and would hide those of a year that is not. */
  void endAll(Actor actor, String evaluation, Instant now) {
    rows.query(actor, QuestionReopeningWindow.class)
        .is("evaluation", evaluation)
        .is("ended_at", null)
        .set(QuestionReopeningWindow::endedAt, now)
        .update();
    forgetAfterTransaction(actor);
  }

  /** For who changes one, in the transaction of the change. */
  void forgetAfterTransaction(Actor actor) {
    windows.forgetAfterTransaction(actor.regency());
  }
}
