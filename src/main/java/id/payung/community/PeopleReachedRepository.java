package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many people reports counted: four numbers, never a name. */
@Component
@Transactional(readOnly = true)
public class PeopleReachedRepository {
  private final JdbcClient jdbc;

  PeopleReachedRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The four numbers of those of these reports that are in reach; one statement. */
  public Map<UUID, ReportBody.PeopleCounts> findByReports(Actor actor, Collection<UUID> reports) {
    Map<UUID, ReportBody.PeopleCounts> found = new HashMap<>();
    if (reports.isEmpty()) {
      return found;
    }
    RowAccessScope scope = RowAccessScope.of(actor).village("r.village").author("r.author").parties("r.organisations");
    jdbc.sql("""
        SELECT r.id, r.children_m, r.children_f, r.adults_m, r.adults_f FROM community.report r
         WHERE r.regency = :regency AND r.id = ANY (CAST(:ids AS uuid[])) AND r.status <> 'withdrawn' AND %s
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("ids", SqlValues.uuidArray(reports))
        .query(row -> {
          found.put(SqlValues.uuid(row, "id"), new ReportBody.PeopleCounts(row.getInt("children_m"),
              row.getInt("children_f"), row.getInt("adults_m"), row.getInt("adults_f")));
        });
    return found;
  }
}
