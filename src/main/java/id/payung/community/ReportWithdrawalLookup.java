package id.payung.community;

import id.payung.audit.RecordHistoryRepository;
import id.payung.audit.RecordHistoryRepository.HistoryEntry;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who decided of reports, when and why, as the trail says: not only the author may. */
@Component
@Transactional(readOnly = true)
public class ReportWithdrawalLookup {
  private static final String WITHDRAWN = "withdrawn";
  private static final Set<String> ACTIONS = Set.of(WITHDRAWN, "returned");
  private static final int LINES_A_REPORT = 20;
  private static final int MOST_LINES = 2_000;

  private static final Set<String> DECISIONS = Set.of("accepted", "returned", WITHDRAWN);

  private final RecordHistoryRepository history;
  private final RegencyDirectory regencies;

  ReportWithdrawalLookup(RecordHistoryRepository history, RegencyDirectory regencies) {
    this.history = history;
    this.regencies = regencies;
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

  /**
   * For who comes too late with a report: who has accepted, returned or withdrawn it, and when.
   *
   * @param unknown key of the sentence where the trail does not say
   */
  public Refused refusalOfDecided(Actor actor, UUID report, String unknown) {
    return history.listRecent(actor, List.of("report"), List.of(report), LINES_A_REPORT)
        .stream()
        .filter(entry -> DECISIONS.contains(entry.action()) || entry.action().equals("undone"))
        .findFirst()
        .filter(entry -> DECISIONS.contains(entry.action()))
        .map(entry -> new Refused("community.refused." + entry.action() + ".by", entry.personName(),
            LocalDateTime.ofInstant(entry.at(), regencies.require(actor.regency()).zone()),
            entry.reason() == null ? "–" : entry.reason()))
        .orElseGet(() -> new Refused(unknown));
  }

  /** Whether it was withdrawn, and not returned for correction. */
  public static boolean isWithdrawal(HistoryEntry entry) {
    return entry.action().equals(WITHDRAWN);
  }
}
