package id.payung.fieldwork;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Rows of {@code fieldwork.upload}: a person's own. */
@Repository
class UploadRepository {
  private final Rows rows;

  UploadRepository(Rows rows) {
    this.rows = rows;
  }

  /** A file that a phone announced, by whom and when. */
  @Table(value = "fieldwork.upload", reach = "author:person")
  record UploadRow(Upload upload, UUID person, UUID device, Instant begunAt, Instant touchedAt,
      @Nullable Instant doneAt) {}

  Optional<Upload> find(Actor actor, UUID id) {
    return own(actor, id).optional().map(UploadRow::upload);
  }

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

  void delete(Actor service, UUID id) {
    rows.query(service, UploadRow.class).key(id).is("receipt", null).delete();
  }
}
