package id.payung.community.report;

import id.payung.community.ReportUseDirectory;
import id.payung.community.ReportView;
import id.payung.fieldwork.kind.PulledConflict;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reports that belong on a person's phone: those of their villages; for an office those of its activities; for who
 * reaches the whole regency their own. What is older than a little more than a year stays at home.
 */
@Component
class PhoneReportRepository {
  private static final Duration MAX_AGE = Duration.ofDays(400);

  private final Rows rows;
  private final ReportHistoryRepository historyRepository;
  private final ObjectProvider<ReportUseDirectory> uses;
  private final Clock clock;

  PhoneReportRepository(Rows rows, ReportHistoryRepository historyRepository, ObjectProvider<ReportUseDirectory> uses,
      Clock clock) {
    this.rows = rows;
    this.historyRepository = historyRepository;
    this.uses = uses;
    this.clock = clock;
  }

  /**
   * A report with what a phone shows of it.
   *
   * @param conflicts fields that wait for a choice
   * @param uses what became of it
   */
  record PhoneReport(ReportView report, List<PulledConflict> conflicts, List<ReportUseDirectory.ReportUse> uses) {}

  private static RowAccessScope scope(Actor actor) {
    if (actor.hasRegencyWideReach()) {
      return RowAccessScope.of(withoutWideReach(actor)).author("r.author");
    }
    if (actor.villages().isEmpty()) {
      return RowAccessScope.of(actor).author("r.author").parties("r.organisations");
    }
    RowAccessScope scope = RowAccessScope.of(actor).village("r.village");
    return actor.organisations().isEmpty() ? scope : scope.parties("r.organisations");
  }

  /** The same person without the regency's reach: a phone is no place for every report of a regency. */
  private static Actor withoutWideReach(Actor actor) {
    return Actor.person(actor.regency(), actor.requirePerson(), actor.name(), List.of(), actor.mandates(),
        actor.organisations(), actor.villages());
  }

  /** One page by id, from the one after {@code after}. */
  @Transactional(readOnly = true)
  public List<PhoneReport> listPage(Actor actor, @Nullable UUID after, int limit) {
    return select(actor, "r.id > CAST(:after AS uuid) AND %s ORDER BY r.id LIMIT :limit",
        Map.of("after", after == null ? new UUID(0, 0) : after, "limit", limit));
  }

  /** Those of these that belong on the phone. */
  @Transactional(readOnly = true)
  public List<PhoneReport> listByIds(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : select(actor, "r.id = ANY (CAST(:ids AS uuid[])) AND %s", Map.of("ids", ids));
  }

  private List<PhoneReport> select(Actor actor, String condition, Map<String, Object> params) {
    RowAccessScope scope = scope(actor);
    String sql = "SELECT " + rows.columns(ReportView.class, "r")
        + " FROM community.report r WHERE r.regency = :regency AND r.received_at > :since AND "
        + condition.formatted(scope.conditionSql());
    return withConflictsAndUses(actor,
        rows.sql(actor, sql)
            .params(scope.params())
            .params(params)
            .param("since", clock.instant().minus(MAX_AGE))
            .list(ReportView.class));
  }

  private List<PhoneReport> withConflictsAndUses(Actor actor, List<ReportView> reports) {
    List<UUID> torn = reports.stream().filter(report -> report.conflicts() > 0).map(ReportView::id).toList();
    Map<UUID, List<PulledConflict>> open = historyRepository.listConflictsForPhone(actor, torn);
    ReportUseDirectory known = uses.getIfAvailable();
    Map<UUID, List<ReportUseDirectory.ReportUse>> used = known == null || reports.isEmpty() ? new HashMap<>()
        : known.findUses(actor, reports.stream().map(ReportView::id).toList());
    return reports.stream()
        .map(report -> new PhoneReport(report, open.getOrDefault(report.id(), List.of()),
            used.getOrDefault(report.id(), List.of())))
        .toList();
  }
}
