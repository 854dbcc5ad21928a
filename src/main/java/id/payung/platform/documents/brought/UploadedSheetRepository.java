package id.payung.platform.documents.brought;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who brought in which sheet, for as long as somebody may go on with it. */
@Repository
@Transactional
class UploadedSheetRepository {
  static final Duration KEPT = Duration.ofDays(7);

  /** One that was taken stays for a press again, which shows that all is there already. */
  static final Duration KEPT_WHEN_TAKEN = Duration.ofHours(1);

  /**
   * As many as somebody goes on with in the tabs of a browser; each may have 20 MB. As many again may have been taken
   * within the last hour: they are the older ones, and a press again is to find them.
   */
  static final int MAX_SHEETS_OF_PERSON = 20;

  static final int BATCH_SIZE = 200;

  private final Rows rows;
  private final Clock clock;

  UploadedSheetRepository(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** @return those of this person that make room: the ones beyond the newest, and those that are too old */
  public List<UploadedSheet> insert(Actor actor, String purpose, String sha256) {
    UUID person = actor.requirePerson();
    Instant now = clock.instant();
    rows.put(actor, new UploadedSheet(person, purpose, sha256, now));
    List<UploadedSheet> all =
        rows.query(actor, UploadedSheet.class).is("person", person).orderBy("r.brought_at DESC, r.sha256").list();
    Instant tooOld = now.minus(KEPT);
    Instant takenBefore = tooOld.plus(KEPT_WHEN_TAKEN);
    List<UploadedSheet> leaving = Stream
        .of(all.stream().filter(sheet -> sheet.broughtAt().isAfter(takenBefore)).skip(MAX_SHEETS_OF_PERSON),
            all.stream()
                .filter(sheet -> !sheet.broughtAt().isAfter(takenBefore) && !sheet.broughtAt().isBefore(tooOld))
                .skip(MAX_SHEETS_OF_PERSON),
            all.stream().filter(sheet -> sheet.broughtAt().isBefore(tooOld)))
        .flatMap(Function.identity())
        .toList();
    leaving
        .forEach(sheet -> rows.query(actor, UploadedSheet.class).key(person, sheet.purpose(), sheet.sha256()).delete());
    return leaving;
  }

  /** Nobody goes on with it any more. */
  public void updateTaken(Actor actor, String purpose, String sha256) {
    rows.query(actor, UploadedSheet.class)
        .key(actor.requirePerson(), purpose, sha256)
        .set(UploadedSheet::broughtAt, clock.instant().minus(KEPT).plus(KEPT_WHEN_TAKEN))
        .update();
  }

  /** @return some of all people that nobody goes on with, which have left */
  public List<UploadedSheet> deleteAbandoned(Actor service) {
    List<UploadedSheet> leaving = rows.query(service, UploadedSheet.class)
        .and("brought_at < :past", "past", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .limit(BATCH_SIZE)
        .list();
    leaving.forEach(sheet -> rows.query(service, UploadedSheet.class)
        .key(sheet.person(), sheet.purpose(), sheet.sha256())
        .delete());
    return leaving;
  }

  @Transactional(readOnly = true)
  public boolean isBrought(Actor actor, String purpose, String sha256) {
    return rows.query(actor, UploadedSheet.class).key(actor.requirePerson(), purpose, sha256).optional().isPresent();
  }
}
