package id.payung.fieldwork;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The hash of every form that was received, with the receipt of its record, for ever. */
@Repository
class ReceivedFormRepository {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  ReceivedFormRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A form that was received before. */
  record ReceivedForm(UUID record, String kind, byte[] hash, String receipt) {
    boolean matches(PushedRecord<?> sent) {
      return record.equals(sent.id()) && Arrays.equals(hash, sent.hash());
    }
  }

  /** Whether a form could not be kept because its id is that of a record of another kind, or of a hidden one. */
  static boolean isIdTaken(DataIntegrityViolationException e) {
    return e.getMostSpecificCause() instanceof PSQLException cause && cause.getServerErrorMessage() != null
        && "received_first".equals(cause.getServerErrorMessage().getConstraint());
  }

  /** A form with the receipt of its record. */
  record NewReceivedForm(PushedRecord<?> sent, String receipt) {}

  List<ReceivedForm> listByRecords(Actor actor, Collection<UUID> records) {
    return jdbc.sql("""
        SELECT record, kind, hash, receipt FROM fieldwork.received
         WHERE regency = :regency AND record = ANY (CAST(:records AS uuid[])) AND person = :person
        """)
        .param("regency", actor.regency())
        .param("records", SqlValues.uuidArray(records))
        .param("person", actor.person())
        .query((row, n) -> new ReceivedForm(SqlValues.uuid(row, "record"), row.getString("kind"), row.getBytes("hash"),
            row.getString("receipt")))
        .list();
  }

  /**
   * @return the life of the installation that it was kept in: asked here, since nothing else asks for it at each push
   */
  UUID insertAll(Actor actor, UUID device, @Nullable Integer skew, String kind, Collection<NewReceivedForm> forms,
      Instant now) {
    ArrayNode rows = json.createArrayNode();
    for (NewReceivedForm form : forms) {
      ObjectNode row = rows.addObject();
      row.put("record", form.sent().id().toString());
      row.put("hash", "\\x" + HexFormat.of().formatHex(form.sent().hash()));
      row.put("first", form.sent().basedOn() == null);
      row.put("receipt", form.receipt());
      row.put("written_at", form.sent().form().writtenAt().toString());
    }
    return jdbc.sql("""
        INSERT INTO fieldwork.received (regency, record, hash, first, kind, receipt, person, device,
          written_at, skew, received_at)
        SELECT :regency, f.record, f.hash, f.first, :kind, f.receipt, CAST(:person AS uuid),
          CAST(:device AS uuid), f.written_at,
               CAST(:skew AS int), :now
          FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS f (record uuid, hash bytea, first boolean,
            receipt text, written_at timestamptz)
        RETURNING (SELECT epoch FROM platform.installation)
        """)
        .param("regency", actor.regency())
        .param("person", actor.person())
        .param("device", device)
        .param("skew", skew)
        .param("kind", kind)
        .param("now", SqlValues.timestamp(now))
        .param("rows", rows.toString())
        .query(UUID.class)
        .list()
        .getFirst();
  }
}
