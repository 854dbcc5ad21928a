package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
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
public class Thanks {
  /** Older ones were thanked for long ago. */
  private static final int LOOKED_AT = 20;

  private final JdbcClient jdbc;
  private final ObjectProvider<ReportUses> uses;

  Thanks(JdbcClient jdbc, ObjectProvider<ReportUses> uses) {
    this.jdbc = jdbc;
    this.uses = uses;
  }

  /**
   * A report of one's own that proves something.
   *
   * @param indicators numbers of the indicators, each once
   */
  public record Used(UUID report, String title, LocalDate heldOn, List<String> indicators) {}

  private record Own(String title, LocalDate heldOn) {}

  /** The newest first, at most {@code most}; two statements. */
  public List<Used> latest(Actor actor, int most) {
    ReportUses known = uses.getIfAvailable();
    if (actor.person() == null || known == null) {
      return List.of();
    }
    Map<UUID, Own> own = new LinkedHashMap<>();
    jdbc.sql("""
        SELECT id, title, held_on FROM community.report
         WHERE regency = :regency AND author = :me AND status <> 'withdrawn' ORDER BY received_at DESC LIMIT :limit
        """).param("regency", actor.regency()).param("me", actor.person()).param("limit", LOOKED_AT).query(row -> {
      own.put(Sql.uuid(row, "id"), new Own(row.getString("title"), Sql.date(row, "held_on")));
    });
    if (own.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<ReportUses.Use>> used = known.usesOf(actor, own.keySet());
    List<Used> found = new ArrayList<>();
    own.forEach((report, said) -> {
      List<String> indicators =
          used.getOrDefault(report, List.of()).stream().map(ReportUses.Use::indicator).distinct().toList();
      if (!indicators.isEmpty() && found.size() < most) {
        found.add(new Used(report, said.title(), said.heldOn(), indicators));
      }
    });
    return found;
  }
}
