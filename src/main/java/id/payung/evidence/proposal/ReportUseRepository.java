package id.payung.evidence.proposal;

import id.payung.community.ReportUseDirectory;
import id.payung.evidence.EvidenceScope;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the one who wrote a report what it proves; only what an office has taken counts. */
@Component
@Transactional(readOnly = true)
class ReportUseRepository implements ReportUseDirectory {
  private final JdbcClient jdbc;

  ReportUseRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<UUID, List<ReportUse>> findUses(Actor actor, Collection<UUID> reports) {
    Map<UUID, List<ReportUse>> found = new HashMap<>();
    if (reports.isEmpty()) {
      return found;
    }
    RowAccessScope scope = EvidenceScope.of(actor, "u");
    jdbc.sql("""
        SELECT DISTINCT i.report, u.question, coalesce(nullif(u.proves, ''), i.title) AS text
          FROM evidence.use u JOIN evidence.item i ON i.regency = u.regency AND i.id = u.item
         WHERE u.regency = :regency AND i.report = ANY (CAST(:reports AS uuid[])) AND i.withdrawn IS NULL
           AND u.state = 'taken' AND %s
         ORDER BY i.report, u.question
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("reports", SqlValues.uuidArray(reports))
        .query(row -> {
          found.computeIfAbsent(SqlValues.uuid(row, "report"), _ -> new ArrayList<>())
              .add(new ReportUse(indicatorOf(row.getString("question")), row.getString("text")));
        });
    return found;
  }

  /** Question 6.2 belongs to indicator 6. */
  private static String indicatorOf(String question) {
    int dot = question.indexOf('.');
    return dot < 0 ? question : question.substring(0, dot);
  }
}
