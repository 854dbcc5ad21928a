package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of reports: searched, filtered, by page; and what people owe because of them. */
@Component
class ReportList implements DutySource {
  private static final int PAGE = 30;

  /** Above so many villages one walk along the dates is shorter than one for each village. */
  private static final int FEW_VILLAGES = 40;

  private static final Duration PATIENCE = Duration.ofDays(3);

  private final JdbcClient jdbc;
  private final ReportTable table;
  private final RegencyDirectory regencies;
  private final Clock clock;

  ReportList(JdbcClient jdbc, ReportTable table, RegencyDirectory regencies, Clock clock) {
    this.jdbc = jdbc;
    this.table = table;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Slice<ReportView> page(Actor actor, ReportFilter filter, @Nullable String from) {
    return Slice.of(read(actor, filter, from, PAGE + 1), PAGE, ReportList::key);
  }

  /** A larger page, for sheets. */
  @Transactional(readOnly = true)
  Slice<ReportView> page(Actor actor, ReportFilter filter, @Nullable String from, int size) {
    return Slice.of(read(actor, filter, from, size + 1), size, ReportList::key);
  }

  private static String key(ReportView report) {
    return PageKey.of(report.heldOn(), report.id());
  }

  private List<ReportView> read(Actor actor, ReportFilter filter, @Nullable String from, int limit) {
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
      params.put("q", "%"
          + filter.q().strip().toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
          + "%");
    }
    List<String> after = PageKey.read(from, 2);
    if (after != null) {
      where.append(" AND (r.held_on, r.id) < (CAST(:lastDay AS date), CAST(:lastId AS uuid))");
      params.put("lastDay", after.get(0));
      params.put("lastId", after.get(1));
    }
    params.put("limit", limit);
    Scope scope = ReportTable.scope(actor);
    return jdbc.sql(statement(actor, filter, where.toString(), scope))
        .params(scope.params())
        .params(params)
        .query((row, n) -> table.view(row))
        .list();
  }

  /** One short walk for each village of the actor: the page of a village does not grow with the regency. */
  private static String statement(Actor actor, ReportFilter filter, String where, Scope scope) {
    String order = " ORDER BY r.held_on DESC, r.id DESC LIMIT :limit";
    boolean byVillage = !actor.wide() && actor.organisations().isEmpty() && !actor.villages().isEmpty()
        && actor.villages().size() <= FEW_VILLAGES && filter.q().isBlank();
    if (!byVillage) {
      return "SELECT " + ReportTable.COLUMNS + " FROM community.report r WHERE " + where + " AND " + scope.sql()
          + order;
    }
    return "SELECT " + ReportTable.COLUMNS
        + " FROM unnest(CAST(:scopeVillages AS uuid[])) AS v (mine) CROSS JOIN LATERAL (SELECT * FROM "
        + "community.report r WHERE " + where + " AND r.village = v.mine" + order + ") r" + order;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Duty> owedBy(Actor actor, int limit) {
    List<Duty> duties = new ArrayList<>();
    if (actor.has(Rights.REVIEWERS)) {
      page(actor, filter("review"), null, limit).rows()
          .stream()
          .filter(report -> Rights.mayReview(actor, report))
          .forEach(report -> duties.add(duty(actor, report, "review", 3)));
    }
    if (actor.has(Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR)) {
      page(actor, filter("conflict"), null, limit).rows()
          .forEach(report -> duties.add(duty(actor, report, "conflict", 7)));
      page(actor, filter("incomplete"), null, limit).rows()
          .stream()
          .filter(report -> report.returned() != null || report.receivedAt().isBefore(clock.instant().minus(PATIENCE)))
          .forEach(report -> duties.add(duty(actor, report, report.returned() != null ? "returned" : "incomplete", 7)));
    }
    return duties.size() <= limit ? duties : duties.subList(0, limit);
  }

  private static ReportFilter filter(String status) {
    return new ReportFilter("", null, null, null, null, status);
  }

  private Duty duty(Actor actor, ReportView report, String what, int days) {
    ZoneId zone = regencies.require(actor.regency()).zone();
    LocalDate due = LocalDate.ofInstant(report.receivedAt(), zone).plusDays(days);
    return new Duty("community.duty." + what, report.id(), report.title(), "community.duty." + what + ".why", due,
        "/reports/" + report.id(), "community.duty." + what + ".action", 0);
  }

  /** The last reports of one village, for its page. */
  @Transactional(readOnly = true)
  List<ReportView> lastOf(Actor actor, UUID village, int limit) {
    return read(actor, new ReportFilter("", village, null, null, null, ""), null, limit);
  }

  /** What a report said before: who wrote which version, the newest first. */
  @Transactional(readOnly = true)
  List<ReportEdit> editsOf(Actor actor, ReportView report) {
    Scope scope = Scope.of(actor).village("village").author("author").parties("organisations");
    List<ReportEdit> edits = new ArrayList<>();
    edits.add(new ReportEdit(report.version(), report.editorName(), report.editedAt()));
    edits.addAll(jdbc.sql("""
        SELECT version, editor_name, edited_at FROM community.report_version
         WHERE regency = :regency AND report = :report AND %s ORDER BY version DESC LIMIT 50
        """.formatted(scope.sql()))
        .params(scope.params())
        .param("report", report.id())
        .query((row, n) -> new ReportEdit(row.getInt("version"), row.getString("editor_name"),
            Sql.instant(row, "edited_at")))
        .list());
    return edits;
  }
}
