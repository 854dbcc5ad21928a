package id.payung.community;

import id.payung.audit.RecordHistoryRepository;
import id.payung.audit.RecordHistoryRepository.HistoryEntry;
import id.payung.platform.actor.Actor;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who took reports out of the count, when and why, as the trail says: not only the author may. */
@Component
@Transactional(readOnly = true)
public class ReportWithdrawalLookup {
  private static final String WITHDRAWN = "withdrawn";
  private static final Set<String> ACTIONS = Set.of(WITHDRAWN, "returned");
  private static final int LINES_A_REPORT = 20;
  private static final int MOST_LINES = 2_000;

  private final RecordHistoryRepository history;

  ReportWithdrawalLookup(RecordHistoryRepository history) {
    this.history = history;
  }

  /** The last line of those of these reports that were withdrawn or returned; one statement. */
  public Map<UUID, HistoryEntry> findByReports(Actor actor, Collection<UUID> reports) {
    if (reports.isEmpty()) {
      return Map.of();
    }
    Map<UUID, HistoryEntry> last = new HashMap<>();
    history.listRecent(actor, List.of("report"), reports, Math.min(MOST_LINES, LINES_A_REPORT * reports.size()))
        .stream()
        .filter(entry -> ACTIONS.contains(entry.action()))
        .forEach(entry -> last.putIfAbsent(entry.subject(), entry));
    return last;
  }

  /** Of one report, or null. */
  public @Nullable HistoryEntry find(Actor actor, UUID report) {
    return findByReports(actor, List.of(report)).get(report);
  }

  /** Whether it was withdrawn, and not returned for correction. */
  public static boolean isWithdrawal(HistoryEntry entry) {
    return entry.action().equals(WITHDRAWN);
  }
}
