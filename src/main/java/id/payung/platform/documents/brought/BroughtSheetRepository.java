package id.payung.platform.documents.brought;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who brought in which sheet, for as long as somebody may go on with it. */
@Repository
@Transactional
class BroughtSheetRepository {
  private static final Duration KEPT = Duration.ofDays(30);

  private final Rows rows;
  private final Clock clock;

  BroughtSheetRepository(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  public void insert(Actor actor, String purpose, String sha256) {
    UUID person = actor.requirePerson();
    Instant now = clock.instant();
    rows.query(actor, BroughtSheet.class)
        .is("person", person)
        .and("brought_at < :end", "end", Timestamp.from(now.minus(KEPT)))
        .delete();
    rows.put(actor, new BroughtSheet(person, purpose, sha256, now));
  }

  @Transactional(readOnly = true)
  public boolean isBrought(Actor actor, String purpose, String sha256) {
    return rows.query(actor, BroughtSheet.class).key(actor.requirePerson(), purpose, sha256).optional().isPresent();
  }
}
