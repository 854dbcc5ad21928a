package id.payung.insight.changes;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps until when each person has seen what changed. The mark moves when they press the button, and at no other time:
 * nothing is gone because a page was opened. Nobody reads another's, however far they see.
 */
@Repository
@Transactional
class ChangesSeenTimeRepository {
  private final Rows rows;
  private final Clock clock;

  ChangesSeenTimeRepository(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Everything that a page showed has been seen. A page that was made before the mark moves nothing, so that a second
   * press, or one on an old page, keeps the way back.
   *
   * @param until the hour of that page
   */
  public void mark(Actor actor, Instant until) {
    Instant now = clock.instant();
    Instant seen = (until.isAfter(now) ? now : until).truncatedTo(ChronoUnit.MILLIS);
    Instant before = rows.query(actor, ChangesSeenTime.class)
        .key(actor.requirePerson())
        .forUpdate()
        .optional()
        .map(ChangesSeenTime::seenAt)
        .orElse(ChangePeriod.firstSince(now));
    if (seen.isAfter(before)) {
      rows.put(actor, new ChangesSeenTime(actor.requirePerson(), seen, before));
    }
  }

  /** The last press is taken back; a second time changes nothing. */
  public void takeBack(Actor actor) {
    rows.query(actor, ChangesSeenTime.class).key(actor.requirePerson()).forUpdate().optional().ifPresent(look -> {
      if (look.previousAt() != null) {
        rows.put(actor, new ChangesSeenTime(look.person(), look.previousAt(), null));
      }
    });
  }
}
