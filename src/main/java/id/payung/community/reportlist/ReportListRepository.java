package id.payung.community.reportlist;

import id.payung.community.ReportView;
import id.payung.community.report.ReportAccessPolicy;
import id.payung.community.report.ReportRepository;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.LikePattern;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of reports: searched, filtered, by page; and what people owe because of them. */
@Component
public class ReportListRepository implements DutySource {
  private static final int PAGE = 30;

  /** Above so many villages one walk along the dates is shorter than one for each village. */
  private static final int MAX_VILLAGES_BY_LATERAL = 40;

  private static final Duration INCOMPLETE_GRACE = Duration.ofDays(3);

  private final JdbcClient jdbc;
  private final ReportRepository reportRepository;
  private final RegencyDirectory regencies;
  private final Clock clock;

  ReportListRepository(JdbcClient jdbc, ReportRepository reportRepository, RegencyDirectory regencies, Clock clock) {
    this.jdbc = jdbc;
    this.reportRepository = reportRepository;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Slice<ReportView> listPage(Actor actor, ReportFilter filter, @Nullable String from) {
    return Slice.of(query(actor, filter, from, PAGE + 1), PAGE, ReportListRepository::pageKey);
  }

  /** A larger page, for sheets. */
  @Transactional(readOnly = true)
  Slice<ReportView> listPage(Actor actor, ReportFilter filter, @Nullable String from, int size) {
    return Slice.of(query(actor, filter, from, size + 1), size, ReportListRepository::pageKey);
  }

  private static String pageKey(ReportView report) {
    return PageKey.encode(report.heldOn(), report.id());
  }

  private List<ReportView> query(Actor actor, ReportFilter filter, @Nullable String from, int limit) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder where = new StringBuilder("r.regency = :regency");
    if (filter.village() != null) {
      where.append(" AND r.village = :village");
      params.put("village", filter.village());
    }
    if (filter.activity() != null) {
      where.append(" AND r.activity = :activity");
      params.put("activity", filter.activity());
    }
    if (filter.from() != null) {
      where.append(" AND r.held_on >= :from");
      params.put("from", filter.from());
    }
    if (filter.to() != null) {
      where.append(" AND r.held_on <= :to");
      params.put("to", filter.to());
    }
    if (filter.status().equals("conflict")) {
      where.append(" AND r.conflicts > 0");
    } else if (!filter.status().isBlank()) {
      where.append(" AND r.status = :status");
      params.put("status", filter.status());
    }
    if (!filter.q().isBlank()) {
      where.append(" AND r.search LIKE :q");
      params.put("q", LikePattern.containing(filter.q()));
    }
    List<String> after = PageKey.decode(from, 2);
    if (after != null) {
      where.append(" AND (r.held_on, r.id) < (CAST(:lastDay AS date), CAST(:lastId AS uuid))");
      params.put("lastDay", after.get(0));
      params.put("lastId", after.get(1));
    }
    params.put("limit", limit);
    RowAccessScope scope = ReportRepository.scope(actor);
    return jdbc.sql(selectStatement(actor, filter, where.toString(), scope))
        .params(scope.params())
        .params(params)
        .query((row, n) -> reportRepository.mapRow(row))
        .list();
  }

  /** One short walk for each village of the actor: the page of a village does not grow with the regency. */
  private static String selectStatement(Actor actor, ReportFilter filter, String where, RowAccessScope scope) {
    String order = " ORDER BY r.held_on DESC, r.id DESC LIMIT :limit";
    boolean byVillage = !actor.hasRegencyWideReach() && actor.organisations().isEmpty() && !actor.villages().isEmpty()
        && actor.villages().size() <= MAX_VILLAGES_BY_LATERAL && filter.q().isBlank();
    if (!byVillage) {
      return "SELECT " + ReportRepository.COLUMNS + " FROM community.report r WHERE " + where + " AND "
          + scope.conditionSql() + order;
    }
    return "SELECT " + ReportRepository.COLUMNS
        + " FROM unnest(CAST(:scopeVillages AS uuid[])) AS v (mine) CROSS JOIN LATERAL (SELECT * FROM "
        + "community.report r WHERE " + where + " AND r.village = v.mine" + order + ") r" + order;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Duty> listDuties(Actor actor, int limit) {
    List<Duty> duties = new ArrayList<>();
    if (actor.hasAnyRole(ReportAccessPolicy.REVIEWERS)) {
      listPage(actor, filterByStatus("review"), null, limit).rows()
          .stream()
          .filter(report -> ReportAccessPolicy.mayReview(actor, report))
          .forEach(report -> duties.add(toDuty(actor, report, "review", 3)));
    }
    if (actor.hasAnyRole(Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR)) {
      listPage(actor, filterByStatus("conflict"), null, limit).rows()
          .forEach(report -> duties.add(toDuty(actor, report, "conflict", 7)));
      listPage(actor, filterByStatus("incomplete"), null, limit).rows()
          .stream()
          .filter(report -> report.returned() != null
              || report.receivedAt().isBefore(clock.instant().minus(INCOMPLETE_GRACE)))
          .forEach(
              report -> duties.add(toDuty(actor, report, report.returned() != null ? "returned" : "incomplete", 7)));
    }
    return duties.size() <= limit ? duties : duties.subList(0, limit);
  }

  private static ReportFilter filterByStatus(String status) {
    return new ReportFilter("", null, null, null, null, status);
  }

  private Duty toDuty(Actor actor, ReportView report, String what, int days) {
    ZoneId zone = regencies.require(actor.regency()).zone();
    LocalDate due = LocalDate.ofInstant(report.receivedAt(), zone).plusDays(days);
    return new Duty("community.duty." + what, report.id(), report.title(), "community.duty." + what + ".why", due,
        "/reports/" + report.id(), "community.duty." + what + ".action", 0);
  }

  /** The last reports of one village, for its page. */
  @Transactional(readOnly = true)
  public List<ReportView> listLatest(Actor actor, UUID village, int limit) {
    return query(actor, new ReportFilter("", village, null, null, null, ""), null, limit);
  }
}
