package id.payung.fieldwork;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.DiskFull;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Rows of {@code fieldwork.upload}: a person's own. */
@Repository
class UploadRepository {
  /** Bytes of files that a person's phones have begun; some hundred photos, and a phone sends one after the other. */
  static final long MAX_BEGUN_BY_PERSON = 512L << 20;

  static final long MAX_BEGUN_IN_REGENCY = 20L << 30;

  private static final Duration TOUCHED_EVERY = Duration.ofHours(1);

  private final Rows rows;

  UploadRepository(Rows rows) {
    this.rows = rows;
  }

  /** A file that a phone announced, by whom and when. */
  @Table(value = "fieldwork.upload", reach = "author:person")
  record UploadRow(Upload upload, UUID person, UUID device, Instant begunAt, Instant touchedAt,
      @Nullable Instant doneAt) {}

  /** Notes now and then that its phone still comes back to it. */
  Optional<Upload> findAndTouch(Actor actor, UUID id, Instant now) {
    Optional<UploadRow> found = own(actor, id).optional();
    if (found.isPresent() && found.get().touchedAt().isBefore(now.minus(TOUCHED_EVERY))) {
      own(actor, id).set(UploadRow::touchedAt, now).update();
    }
    return found.map(UploadRow::upload);
  }

  /**
   * Room for one more that is begun: what a person has begun and not ended stays within a bound, and their oldest that
   * no phone has come back to make way. A phone that does come back is told that it is not there, and begins it again.
   *
   * @return those that were dropped; null when all of the person's are being sent just now
   * @throws DiskFull when the whole regency has begun too much
   */
  @Nullable
  List<UUID> makeRoom(Actor service, UUID person, long size, Instant now) {
    long all = rows.sql(service, """
        SELECT coalesce(sum(size), 0) FROM fieldwork.upload WHERE regency = :regency AND receipt IS NULL
        """).single(Long.class);
    if (all + size > MAX_BEGUN_IN_REGENCY) {
      throw new DiskFull();
    }
    List<BegunUpload> begun = rows.query(service, UploadRow.class)
        .is("person", person)
        .is("receipt", null)
        .orderBy("r.touched_at, r.id")
        .list(BegunUpload.class, "r.id, r.size, r.touched_at");
    long excess = begun.stream().mapToLong(BegunUpload::size).sum() + size - MAX_BEGUN_BY_PERSON;
    List<UUID> dropped = new ArrayList<>();
    for (BegunUpload each : begun) {
      if (excess > 0 && each.touchedAt().isBefore(now.minus(TOUCHED_EVERY.multipliedBy(2)))) {
        delete(service, each.id());
        dropped.add(each.id());
        excess -= each.size();
      }
    }
    return excess > 0 ? null : dropped;
  }

  private record BegunUpload(UUID id, long size, Instant touchedAt) {}

  private RowQuery<UploadRow> own(Actor actor, UUID id) {
    return rows.query(actor, UploadRow.class).key(id).is("person", actor.requirePerson());
  }

  /** @return false when the id is taken, perhaps by somebody else's */
  boolean insert(Actor actor, UUID device, Upload upload, Instant now) {
    return rows.insertIfAbsent(actor, new UploadRow(upload, actor.requirePerson(), device, now, now, null));
  }

  void updateReceipt(Actor actor, UUID id, String receipt, Instant now) {
    own(actor, id).set(Upload::receipt, receipt).set(UploadRow::doneAt, now).set(UploadRow::touchedAt, now).update();
  }

  /** An abandoned upload with the record it was meant for. */
  record AbandonedUpload(UUID id, UUID record) {}

  /** Begun long ago and never finished; read by the module's own service, which sees the regency. */
  List<AbandonedUpload> listUntouchedSince(Actor service, Instant moment, int limit) {
    return rows.query(service, UploadRow.class)
        .is("receipt", null)
        .and("r.touched_at < :moment", "moment", moment)
        .orderBy("r.touched_at")
        .limit(limit)
        .list(AbandonedUpload.class, "r.id, r.record");
  }

  /** Those of these ids that have not ended. */
  Set<UUID> listBegunOf(Actor service, List<UUID> ids) {
    return Set.copyOf(rows.query(service, UploadRow.class).is("receipt", null).in("id", ids).list(UUID.class, "r.id"));
  }

  void delete(Actor service, UUID id) {
    rows.query(service, UploadRow.class).key(id).is("receipt", null).delete();
  }
}
