package id.payung.remarks;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the reach of conversations equal to their subjects' where that changes by something else than a copy. */
@Repository
public class RemarkReachRepository {
  private final Rows rows;
  private final JsonMapper json;

  RemarkReachRepository(Rows rows, JsonMapper json) {
    this.rows = rows;
    this.json = json;
  }

  /**
   * Who of the narrow reach sees a subject now. Its id alone is not enough: ids of some kinds are made by forms.
   *
   * @param kind {@link RemarkSubject#kind()}
   */
  public record SubjectReach(String kind, UUID subject, List<UUID> organisations, List<UUID> villages) {}

  /**
   * In the transaction that changes the subjects; two statements, whatever their number. Who writes beside one of them
   * holds its lock and then reads its reach ({@link ConversationRepository#lockBySubject}): they are waited for, or
   * wait.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(Actor actor, Collection<SubjectReach> subjects) {
    if (subjects.isEmpty()) {
      return;
    }
    rows.sql(actor, """
        SELECT count(pg_advisory_xact_lock_shared(hashtext('payung.remarks'), hashtext(CAST(s AS text))))
          FROM unnest(CAST(:subjects AS uuid[])) s
        """).param("subjects", subjects.stream().map(SubjectReach::subject).toList()).single(Long.class);
    rows.sql(actor, """
        WITH now AS (
          SELECT * FROM jsonb_to_recordset(CAST(:subjects AS jsonb))
            AS s (kind text, subject uuid, organisations uuid[], villages uuid[])),
        conversation AS (
          UPDATE remarks.conversation c SET organisations = now.organisations, villages = now.villages FROM now
           WHERE c.regency = :regency AND c.subject = now.subject AND c.kind = now.kind
             AND (c.organisations <> now.organisations OR c.villages <> now.villages))
        UPDATE remarks.remark r SET organisations = now.organisations, villages = now.villages
          FROM now JOIN remarks.conversation b ON b.subject = now.subject AND b.kind = now.kind
         WHERE r.regency = :regency AND b.regency = :regency AND r.conversation = b.id
           AND (r.organisations <> now.organisations OR r.villages <> now.villages)
        """).param("subjects", json.writeValueAsString(subjects)).update();
  }
}
