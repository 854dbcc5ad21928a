package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
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
public class PhoneReports {
  private static final Duration KEPT = Duration.ofDays(400);

  private final JdbcClient jdbc;
  private final ReportTable table;
  private final ReportHistory history;
  private final Activities activities;
  private final ObjectProvider<ReportUses> uses;
  private final Clock clock;

  PhoneReports(JdbcClient jdbc, ReportTable table, ReportHistory history, Activities activities,
      ObjectProvider<ReportUses> uses, Clock clock) {
    this.jdbc = jdbc;
    this.table = table;
    this.history = history;
    this.activities = activities;
    this.uses = uses;
    this.clock = clock;
  }

  /**
   * A report with what a phone shows of it.
   *
   * @param conflicts fields that wait for a choice
   * @param uses what became of it
   */
  public record PhoneReport(ReportView report, List<Difference> conflicts, List<ReportUses.Use> uses) {}

  private static Scope scope(Actor actor) {
    if (actor.wide()) {
      return Scope.of(narrowed(actor)).author("r.author");
    }
    if (actor.villages().isEmpty()) {
      return Scope.of(actor).author("r.author").parties("r.organisations");
    }
    Scope scope = Scope.of(actor).village("r.village");
    return actor.organisations().isEmpty() ? scope : scope.parties("r.organisations");
  }

  /** The same person without the regency's reach: a phone is no place for every report of a regency. */
  private static Actor narrowed(Actor actor) {
    return Actor.person(actor.regency(), actor.requirePerson(), actor.name(), List.of(), actor.mandates(),
        actor.organisations(), actor.villages());
  }

  /** One page by id, from the one after {@code after}. */
  @Transactional(readOnly = true)
  public List<PhoneReport> page(Actor actor, @Nullable UUID after, int limit) {
    Scope scope = scope(actor);
    return dressed(actor,
        jdbc.sql("""
            SELECT %s FROM community.report r
             WHERE r.regency = :regency AND r.received_at > :since AND r.id > CAST(:after AS uuid) AND %s
             ORDER BY r.id LIMIT :limit
            """.formatted(ReportTable.COLUMNS, scope.sql()))
            .params(scope.params())
            .param("since", Sql.at(clock.instant().minus(KEPT)))
            .param("after", after == null ? "00000000-0000-0000-0000-000000000000" : after.toString())
            .param("limit", limit)
            .query((row, n) -> table.view(row))
            .list());
  }

  /** Those of these that belong on the phone. */
  @Transactional(readOnly = true)
  public List<PhoneReport> of(Actor actor, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Scope scope = scope(actor);
    return dressed(actor,
        jdbc.sql("""
            SELECT %s FROM community.report r
             WHERE r.regency = :regency AND r.id = ANY (CAST(:ids AS uuid[])) AND r.received_at > :since AND %s
            """.formatted(ReportTable.COLUMNS, scope.sql()))
            .params(scope.params())
            .param("ids", Sql.uuids(ids))
            .param("since", Sql.at(clock.instant().minus(KEPT)))
            .query((row, n) -> table.view(row))
            .list());
  }

  /** What the actor can report now. */
  @Transactional(readOnly = true)
  public List<PlannedActivity> activities(Actor actor) {
    return activities.openFor(actor);
  }

  private List<PhoneReport> dressed(Actor actor, List<ReportView> reports) {
    List<UUID> torn = reports.stream().filter(report -> report.conflicts() > 0).map(ReportView::id).toList();
    Map<UUID, List<ConflictView>> open =
        history.openConflicts(actor, torn).stream().collect(Collectors.groupingBy(ConflictView::report));
    ReportUses known = uses.getIfAvailable();
    Map<UUID, List<ReportUses.Use>> used = known == null || reports.isEmpty() ? new HashMap<>()
        : known.usesOf(actor, reports.stream().map(ReportView::id).toList());
    return reports.stream()
        .map(report -> new PhoneReport(report,
            open.getOrDefault(report.id(), List.of())
                .stream()
                .map(conflict -> new Difference(conflict.field(), conflict.mine(), conflict.theirs()))
                .toList(),
            used.getOrDefault(report.id(), List.of())))
        .toList();
  }
}
