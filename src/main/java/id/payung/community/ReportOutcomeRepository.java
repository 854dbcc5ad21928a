package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of one's own reports: what those who write in a village want to hear. */
@Component
@Transactional(readOnly = true)
public class ReportOutcomeRepository {
  /** Older ones were thanked for long ago. */
  private static final int MAX_EXAMINED = 20;

  private final JdbcClient jdbc;
  private final ObjectProvider<ReportUseDirectory> uses;

  ReportOutcomeRepository(JdbcClient jdbc, ObjectProvider<ReportUseDirectory> uses) {
    this.jdbc = jdbc;
    this.uses = uses;
  }

  /**
   * A report of one's own that proves something.
   *
   * @param indicators numbers of the indicators, each once
   */
  public record UsedReport(UUID report, String title, LocalDate heldOn, List<String> indicators) {}

  private record OwnReport(String title, LocalDate heldOn) {}

  /** The newest first, at most {@code most}; two statements. */
  public List<UsedReport> listLatest(Actor actor, int most) {
    ReportUseDirectory known = uses.getIfAvailable();
    if (actor.person() == null || known == null) {
      return List.of();
    }
    Map<UUID, OwnReport> own = new LinkedHashMap<>();
    jdbc.sql("""
        SELECT id, title, held_on FROM community.report
         WHERE regency = :regency AND author = :me AND status <> 'withdrawn' ORDER BY received_at DESC LIMIT :limit
        """).param("regency", actor.regency()).param("me", actor.person()).param("limit", MAX_EXAMINED).query(row -> {
      own.put(SqlValues.uuid(row, "id"), new OwnReport(row.getString("title"), SqlValues.date(row, "held_on")));
    });
    if (own.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<ReportUseDirectory.ReportUse>> used = known.findUses(actor, own.keySet());
    List<UsedReport> found = new ArrayList<>();
    own.forEach((report, said) -> {
      List<String> indicators = used.getOrDefault(report, List.of())
          .stream()
          .map(ReportUseDirectory.ReportUse::indicator)
          .distinct()
          .toList();
      if (!indicators.isEmpty() && found.size() < most) {
        found.add(new UsedReport(report, said.title(), said.heldOn(), indicators));
      }
    });
    return found;
  }
}
