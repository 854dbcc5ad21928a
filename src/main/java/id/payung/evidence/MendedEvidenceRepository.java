package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.rows.Rows;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Proofs that an office has mended after a checker sent them back, and that wait to be checked anew. */
@Repository
public class MendedEvidenceRepository {
  private final Rows rows;

  MendedEvidenceRepository(Rows rows) {
    this.rows = rows;
  }

  private record MendedCount(String evaluation, int mended) {}

  /** How many there are of each of these years, of those that the actor may see; one statement. */
  @Transactional(readOnly = true)
  public Map<String, Integer> countByEvaluation(Actor actor, Collection<String> evaluations) {
    RowAccessScope reach = RowAccessScope.of(actor).parties("u.organisations").area("u.villages").author("u.added_by");
    return rows.sql(actor, """
        SELECT u.evaluation, CAST(count(*) AS int) AS mended FROM evidence.use u
         WHERE u.regency = :regency AND u.evaluation = ANY (CAST(:years AS text[])) AND u.mended_at IS NOT NULL
           AND u.state = 'taken' AND u.checked = 'unchecked' AND %s
         GROUP BY u.evaluation
        """.formatted(reach.conditionSql()))
        .param("years", evaluations)
        .list(MendedCount.class)
        .stream()
        .collect(Collectors.toMap(MendedCount::evaluation, MendedCount::mended));
  }
}
