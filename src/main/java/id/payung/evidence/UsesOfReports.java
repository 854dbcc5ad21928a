package id.payung.evidence;

import id.payung.community.ReportUses;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
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
class UsesOfReports implements ReportUses {
  private final JdbcClient jdbc;

  UsesOfReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<UUID, List<Use>> usesOf(Actor actor, Collection<UUID> reports) {
    Map<UUID, List<Use>> found = new HashMap<>();
    if (reports.isEmpty()) {
      return found;
    }
    Scope scope = Items.scope(actor, "u");
    jdbc.sql("""
        SELECT DISTINCT i.report, u.question, coalesce(nullif(u.proves, ''), i.title) AS text
          FROM evidence.use u JOIN evidence.item i ON i.regency = u.regency AND i.id = u.item
         WHERE u.regency = :regency AND i.report = ANY (CAST(:reports AS uuid[])) AND i.withdrawn IS NULL
           AND u.state = 'taken' AND %s
         ORDER BY i.report, u.question
        """.formatted(scope.sql())).params(scope.params()).param("reports", Sql.uuids(reports)).query(row -> {
      found.computeIfAbsent(Sql.uuid(row, "report"), _ -> new ArrayList<>())
          .add(new Use(indicator(row.getString("question")), row.getString("text")));
    });
    return found;
  }

  /** Question 6.2 belongs to indicator 6. */
  private static String indicator(String question) {
    int dot = question.indexOf('.');
    return dot < 0 ? question : question.substring(0, dot);
  }
}
