package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.SqlValues;
import id.payung.platform.ids.Ids;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the trail in the transaction that it tells of: who, what, why, the names of the fields and never their values.
 * The same line, once sealed, is what phones hear of a change.
 */
@Component
public class AuditTrailRepository {
  private static final String INSERT = """
      WITH line AS (
        INSERT INTO audit.entry (regency, id, at, person, person_name, service, mandates, kind, subject, action,
          fields, reason,
                                 organisations, villages, owner, changes)
        VALUES (:regency, :id, :at, :person, :name, :service, CAST(:mandates AS uuid[]), :kind, :subject, :action,
                CAST(:fields AS text[]), :reason, CAST(:organisations AS uuid[]), CAST(:villages AS uuid[]),
                  CAST(:owner AS uuid), :changes))
      INSERT INTO audit.unsealed (regency, entry) VALUES (:regency, :id)
      """;

  private static final String INSERT_ALL = """
      WITH given AS (
        SELECT * FROM jsonb_to_recordset(CAST(:lines AS jsonb))
          AS g (id uuid, kind text, subject uuid, action text, fields text[], reason text, organisations uuid[],
            villages uuid[], owner uuid)),
      line AS (
        INSERT INTO audit.entry (regency, id, at, person, person_name, service, mandates, kind, subject, action,
          fields, reason,
                                 organisations, villages, owner, changes)
        SELECT :regency, g.id, :at, :person, :name, :service, CAST(:mandates AS uuid[]), g.kind, g.subject,
          g.action, g.fields, g.reason,
               g.organisations, g.villages, g.owner, true FROM given g)
      INSERT INTO audit.unsealed (regency, entry) SELECT :regency, g.id FROM given g
      """;

  private final JdbcClient jdbc;
  private final TrailSealingJob sealingJob;
  private final Clock clock;
  private final JsonMapper json;

  AuditTrailRepository(JdbcClient jdbc, TrailSealingJob sealingJob, Clock clock, JsonMapper json) {
    this.jdbc = jdbc;
    this.sealingJob = sealingJob;
    this.clock = clock;
    this.json = json;
  }

  /** One line of many. */
  public record NewTrailEntry(String kind, UUID subject, String action, List<String> fields, @Nullable String reason,
      TrailReach reach) {}

  /**
   * Who of the narrow reach may read this line: a copy of the record's own organisations and villages.
   *
   * @param owner whose phone hears of the change wherever they work by now; null where nobody's does
   */
  public record TrailReach(Collection<UUID> organisations, Collection<UUID> villages, @Nullable UUID owner) {
    public static final TrailReach NONE = new TrailReach(List.of(), List.of());

    public TrailReach(Collection<UUID> organisations, Collection<UUID> villages) {
      this(organisations, villages, null);
    }
  }

  /**
   * A record was written. {@code action} is a word of {@code audit_id.properties}: created, changed, signed, withdrawn…
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordWrite(String kind, UUID subject, String action, List<String> fields, @Nullable String reason,
      TrailReach reach) {
    insertEntry(kind, subject, action, fields, reason, reach, true);
  }

  /** Many records were written at once: one statement, whatever their number. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordWrite(List<NewTrailEntry> lines) {
    if (lines.isEmpty()) {
      return;
    }
    Actor actor = ActorContext.current();
    ArrayNode rows = json.createArrayNode();
    for (NewTrailEntry line : lines) {
      ObjectNode row = rows.addObject();
      row.put("id", Ids.next().toString());
      row.put("kind", line.kind());
      row.put("subject", line.subject().toString());
      row.put("action", line.action());
      ArrayNode fields = row.putArray("fields");
      line.fields().forEach(fields::add);
      row.put("reason", line.reason());
      ArrayNode organisations = row.putArray("organisations");
      line.reach().organisations().forEach(id -> organisations.add(id.toString()));
      ArrayNode villages = row.putArray("villages");
      line.reach().villages().forEach(id -> villages.add(id.toString()));
      UUID owner = line.reach().owner();
      row.put("owner", owner == null ? null : owner.toString());
    }
    statementBy(actor, INSERT_ALL).param("lines", json.writeValueAsString(rows)).update();
    sealAfterCommit(actor.regency());
  }

  /** A record or a list of guarded data was read or searched. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordRead(String kind, UUID subject, String action, TrailReach reach) {
    insertEntry(kind, subject, action, List.of(), null, reach, false);
  }

  private void insertEntry(String kind, UUID subject, String action, List<String> fields, @Nullable String reason,
      TrailReach reach, boolean changes) {
    Actor actor = ActorContext.current();
    statementBy(actor, INSERT).param("id", Ids.next())
        .param("kind", kind)
        .param("subject", subject)
        .param("action", action)
        .param("fields", SqlValues.textArray(fields))
        .param("reason", reason)
        .param("organisations", SqlValues.uuidArray(reach.organisations()))
        .param("villages", SqlValues.uuidArray(reach.villages()))
        .param("owner", reach.owner())
        .param("changes", changes)
        .update();
    sealAfterCommit(actor.regency());
  }

  private JdbcClient.StatementSpec statementBy(Actor actor, String sql) {
    return jdbc.sql(sql)
        .param("regency", actor.regency())
        .param("at", SqlValues.timestamp(clock.instant()))
        .param("person", actor.person())
        .param("name", actor.name())
        .param("service", actor.service())
        .param("mandates", SqlValues.uuidArray(actor.mandates()));
  }

  private void sealAfterCommit(String regency) {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        sealingJob.requestSealing(regency);
      }
    });
  }
}
