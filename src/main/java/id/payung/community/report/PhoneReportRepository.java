package id.payung.community.report;

import id.payung.community.ReportUseDirectory;
import id.payung.community.ReportView;
import id.payung.fieldwork.kind.FieldConflict;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reports that belong on a person's phone: those of their villages; for an office those of its activities; for who
 * reaches the whole regency their own. What is older than a little more than a year stays at home.
 */
@Component
class PhoneReportRepository {
  private static final Duration MAX_AGE = Duration.ofDays(400);

  private final JdbcClient jdbc;
  private final ReportRepository reportRepository;
  private final ReportHistoryRepository historyRepository;
  private final ObjectProvider<ReportUseDirectory> uses;
  private final Clock clock;

  PhoneReportRepository(JdbcClient jdbc, ReportRepository reportRepository, ReportHistoryRepository historyRepository,
      ObjectProvider<ReportUseDirectory> uses, Clock clock) {
    this.jdbc = jdbc;
    this.reportRepository = reportRepository;
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
  record PhoneReport(ReportView report, List<FieldConflict> conflicts, List<ReportUseDirectory.ReportUse> uses) {}

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
    RowAccessScope scope = scope(actor);
    return withConflictsAndUses(actor,
        jdbc.sql("""
            SELECT %s FROM community.report r
             WHERE r.regency = :regency AND r.received_at > :since AND r.id > CAST(:after AS uuid) AND %s
             ORDER BY r.id LIMIT :limit
            """.formatted(ReportRepository.COLUMNS, scope.conditionSql()))
            .params(scope.params())
            .param("since", SqlValues.timestamp(clock.instant().minus(MAX_AGE)))
            .param("after", after == null ? "00000000-0000-0000-0000-000000000000" : after.toString())
            .param("limit", limit)
            .query((row, n) -> reportRepository.mapRow(row))
            .list());
  }

  /** Those of these that belong on the phone. */
  @Transactional(readOnly = true)
  public List<PhoneReport> listByIds(Actor actor, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    RowAccessScope scope = scope(actor);
    return withConflictsAndUses(actor,
        jdbc.sql("""
            SELECT %s FROM community.report r
             WHERE r.regency = :regency AND r.id = ANY (CAST(:ids AS uuid[])) AND r.received_at > :since AND %s
            """.formatted(ReportRepository.COLUMNS, scope.conditionSql()))
            .params(scope.params())
            .param("ids", SqlValues.uuidArray(ids))
            .param("since", SqlValues.timestamp(clock.instant().minus(MAX_AGE)))
            .query((row, n) -> reportRepository.mapRow(row))
            .list());
  }

  private List<PhoneReport> withConflictsAndUses(Actor actor, List<ReportView> reports) {
    List<UUID> torn = reports.stream().filter(report -> report.conflicts() > 0).map(ReportView::id).toList();
    Map<UUID, List<ReportConflictView>> open = historyRepository.listOpenConflicts(actor, torn)
        .stream()
        .collect(Collectors.groupingBy(ReportConflictView::report));
    ReportUseDirectory known = uses.getIfAvailable();
    Map<UUID, List<ReportUseDirectory.ReportUse>> used = known == null || reports.isEmpty() ? new HashMap<>()
        : known.findUses(actor, reports.stream().map(ReportView::id).toList());
    return reports.stream()
        .map(report -> new PhoneReport(report,
            open.getOrDefault(report.id(), List.of())
                .stream()
                .map(conflict -> new FieldConflict(conflict.field(), conflict.mine(), conflict.theirs()))
                .toList(),
            used.getOrDefault(report.id(), List.of())))
        .toList();
  }
}
