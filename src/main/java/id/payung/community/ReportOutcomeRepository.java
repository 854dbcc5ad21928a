package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of reports: what those who write in a village want to hear, and whether one counts. */
@Component
@Transactional(readOnly = true)
public class ReportOutcomeRepository {
  /** Older ones were thanked for long ago. */
  private static final int MAX_EXAMINED = 20;

  private final Rows rows;
  private final ObjectProvider<ReportUseDirectory> uses;

  ReportOutcomeRepository(Rows rows, ObjectProvider<ReportUseDirectory> uses) {
    this.rows = rows;
    this.uses = uses;
  }

  /**
   * A report of one's own that proves something.
   *
   * @param indicators numbers of the indicators, each once
   */
  public record UsedReport(UUID report, String title, LocalDate heldOn, List<String> indicators) {}

  private record OwnReport(UUID id, String title, LocalDate heldOn) {}

  /**
   * Whether a report counts at this moment, for listeners of other modules: an event that is heard late may be older
   * than what became of the report since. Of one that is not here or not in reach, false.
   */
  public boolean isCounted(Actor actor, UUID report) {
    return rows
        .sql(actor,
            "SELECT " + CountedReportPolicy.SQL + " FROM community.report r"
                + " WHERE r.regency = :regency AND r.id = :report")
        .param("report", report)
        .optional(Boolean.class)
        .orElse(false);
  }

  /** The newest first, at most {@code most}; two statements. */
  public List<UsedReport> listLatest(Actor actor, int most) {
    ReportUseDirectory known = uses.getIfAvailable();
    if (actor.person() == null || known == null) {
      return List.of();
    }
    List<OwnReport> own = rows.sql(actor, """
        SELECT id, title, held_on FROM community.report
         WHERE regency = :regency AND author = :me AND status <> 'withdrawn' ORDER BY received_at DESC LIMIT :limit
        """).param("me", actor.person()).param("limit", MAX_EXAMINED).list(OwnReport.class);
    if (own.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<ReportUseDirectory.ReportUse>> used =
        known.findUses(actor, own.stream().map(OwnReport::id).collect(Collectors.toSet()));
    return own.stream()
        .map(report -> new UsedReport(report.id(), report.title(), report.heldOn(),
            indicators(used.getOrDefault(report.id(), List.of()))))
        .filter(report -> !report.indicators().isEmpty())
        .limit(most)
        .toList();
  }

  private static List<String> indicators(List<ReportUseDirectory.ReportUse> uses) {
    return uses.stream().map(ReportUseDirectory.ReportUse::indicator).distinct().toList();
  }
}
