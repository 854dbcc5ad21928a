package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.rows.Rows;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many people reports counted: four numbers, never a name. */
@Component
@Transactional(readOnly = true)
public class PeopleReachedRepository {
  private final Rows rows;

  PeopleReachedRepository(Rows rows) {
    this.rows = rows;
  }

  private record Reached(UUID id, ReportBody.PeopleCounts people) {}

  /** The four numbers of those of these reports that are in reach and count; one statement. */
  public Map<UUID, ReportBody.PeopleCounts> findByReports(Actor actor, Collection<UUID> reports) {
    if (reports.isEmpty()) {
      return Map.of();
    }
    RowAccessScope scope = RowAccessScope.of(actor).village("r.village").author("r.author").parties("r.organisations");
    return rows.sql(actor, """
        SELECT r.id, r.children_m, r.children_f, r.adults_m, r.adults_f FROM community.report r
         WHERE r.regency = :regency AND r.id = ANY (CAST(:ids AS uuid[])) AND %s AND %s
        """.formatted(CountedReportPolicy.SQL, scope.conditionSql()))
        .param("ids", reports)
        .list(Reached.class)
        .stream()
        .collect(Collectors.toMap(Reached::id, Reached::people));
  }
}
