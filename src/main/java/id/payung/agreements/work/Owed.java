package id.payung.agreements.work;

import id.payung.agreements.register.Expiry;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Sql;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people owe of agreements and plans: missing numbers and papers, approvals, money that nobody has told, lines
 * that must catch a gate.
 */
@Component
@Transactional(readOnly = true)
class Owed implements DutySource {
  private final JdbcClient jdbc;
  private final Gates gates;
  private final Expiry expiry;
  private final Reference reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  Owed(JdbcClient jdbc, Gates gates, Expiry expiry, Reference reference, RegencyDirectory regencies, Clock clock) {
    this.jdbc = jdbc;
    this.gates = gates;
    this.expiry = expiry;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public List<Duty> owedBy(Actor actor, int limit) {
    LocalDate today = regencies.require(actor.regency()).today(clock);
    boolean keeper = actor.has(Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY);
    boolean speaks = actor.has(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR);
    boolean village = actor.has(Role.VILLAGE_OPERATOR);
    List<Duty> all = new ArrayList<>();
    if (keeper || speaks) {
      all.addAll(numbersAndApprovals(actor, keeper, limit));
    }
    if (keeper) {
      all.addAll(expiring(actor, today, limit));
      all.addAll(papers(actor, limit));
    }
    if (speaks || village) {
      all.addAll(money(actor, today, limit));
    }
    if (speaks || village || actor.has(Role.PLANNER)) {
      all.addAll(gatesToCatch(actor, today));
    }
    return all.stream()
        .sorted(Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder())))
        .limit(limit)
        .toList();
  }

  /** Numbers that the own side has still to give, and versions that wait for its yes. */
  private List<Duty> numbersAndApprovals(Actor actor, boolean keeper, int limit) {
    Map<String, Object> params = params(actor, keeper, limit);
    params.put("support",
        Sql.texts(reference.list("agreements/kinds")
            .all()
            .stream()
            .filter(kind -> !kind.flag("signed"))
            .map(Entry::code)
            .toList()));
    params.put("heads", actor.has(Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR));
    return query("""
        (SELECT DISTINCT a.id, a.title, CAST(NULL AS int) AS year, CAST(NULL AS int) AS number
          FROM agreements.agreement a
           JOIN agreements.party p ON p.regency = a.regency AND p.agreement = a.id AND p.version = a.holding
          WHERE a.regency = :regency AND a.stage IN ('signed', 'in-force') AND a.ended_on IS NULL
            AND p.position <> 'supporter' AND p.number = ''
            AND (:all OR p.organisation = ANY (CAST(:mine AS uuid[]))) ORDER BY a.title, a.id LIMIT :limit)
        UNION ALL
        (SELECT DISTINCT p.id, p.title, p.year, v.number FROM agreements.plan p
           JOIN agreements.plan_version v ON v.regency = p.regency AND v.plan = p.id AND v.number = p.newest
             AND v.state = 'offered'
           JOIN agreements.agreement a ON a.regency = p.regency AND a.id = p.agreement
           JOIN agreements.party s ON s.regency = a.regency AND s.agreement = a.id AND s.version = a.holding
             AND s.position <> 'supporter'
          WHERE p.regency = :regency AND (s.position = 'first' OR NOT a.kind = ANY (CAST(:support AS text[])))
            AND ((:all AND s.position = 'first') OR (:heads AND s.organisation = ANY (CAST(:mine AS uuid[]))))
            AND NOT EXISTS (SELECT FROM agreements.plan_approval y
                             WHERE y.regency = p.regency AND y.plan = p.id AND y.plan_version = v.number
                               AND y.organisation = s.organisation)
          ORDER BY p.year DESC, p.title, p.id LIMIT :limit)
        """, params, (row, n) -> {
      UUID id = Sql.uuid(row, "id");
      Integer version = Sql.integerOrNull(row, "number");
      return version == null ? duty("number", id, row.getString("title"), null, "/agreements/" + id)
          : duty("approve", id, row.getString("title") + " (" + row.getInt("year") + ")", null,
              "/plans/" + id + "/versions/" + version);
    });
  }

  private List<Duty> expiring(Actor actor, LocalDate today, int limit) {
    Map<String, Object> params = params(actor, true, limit);
    params.put("until", today.plusDays(expiry.warnDays()));
    return query("""
        SELECT a.id, a.title, a.ends FROM agreements.agreement a
         WHERE a.regency = :regency AND a.stage IN ('signed', 'in-force') AND a.ended_on IS NULL
           AND coalesce(a.ends, DATE '9999-12-31') <= :until
         ORDER BY coalesce(a.ends, DATE '9999-12-31'), a.id LIMIT :limit
        """, params, (row, n) -> duty("expires", Sql.uuid(row, "id"), row.getString("title"), Sql.date(row, "ends"),
        "/agreements/" + Sql.uuid(row, "id")));
  }

  private List<Duty> papers(Actor actor, int limit) {
    return query("""
        SELECT a.id, a.title FROM agreements.agreement a
         WHERE a.regency = :regency AND a.begun_on IS NOT NULL AND a.stage NOT IN ('signed', 'in-force')
           AND a.ended_on IS NULL
         ORDER BY a.begun_on, a.id LIMIT :limit
        """, params(actor, true, limit), (row, n) -> duty("paper", Sql.uuid(row, "id"), row.getString("title"), null,
        "/agreements/" + Sql.uuid(row, "id")));
  }

  /**
   * Lines whose realisation nobody has told for long: since the last one, the beginning of the activity, or the day the
   * line became money, whichever was last. A line that is written down late is therefore not late on the day it is
   * written.
   */
  private List<Duty> money(Actor actor, LocalDate today, int limit) {
    Map<String, Object> params = params(actor, false, limit);
    params.put("before", today.minusDays(expiry.moneyDays()).plusDays(7));
    params.put("days", expiry.moneyDays());
    params.put("villages", Sql.uuids(actor.has(Role.VILLAGE_OPERATOR) ? actor.villages() : List.of()));
    return query("""
        SELECT b.id, b.activity, b.what, a.title, greatest(coalesce(b.realised_on, a.starts), a.starts, b.stage_on)
          + CAST(:days AS int) AS due
          FROM agreements.budget_line b JOIN agreements.activity a ON a.regency = b.regency AND a.id = b.activity
         WHERE b.regency = :regency AND b.standing AND a.standing AND b.stage IN ('dpa', 'apbdes', 'commitment')
           AND (b.owner = ANY (CAST(:mine AS uuid[])) OR b.village = ANY (CAST(:villages AS uuid[])))
           AND greatest(coalesce(b.realised_on, a.starts), a.starts, b.stage_on) <= :before
             AND coalesce(b.realised_on, a.starts) < a.ends
         ORDER BY due, b.id LIMIT :limit
        """, params,
        (row, n) -> duty("money", Sql.uuid(row, "id"), row.getString("what") + " · " + row.getString("title"),
            Sql.date(row, "due"),
            "/activities/" + Sql.uuid(row, "activity") + "/lines/" + Sql.uuid(row, "id") + "/realisation"));
  }

  private record Line(UUID id, UUID activity, String what, int year, String source, String stage) {}

  /**
   * Lines that are not money yet and whose next gate closes soon: for their owners, and all of them for the planner.
   */
  private List<Duty> gatesToCatch(Actor actor, LocalDate today) {
    Map<String, Object> params = params(actor, actor.has(Role.PLANNER), 500);
    params.put("villages", Sql.uuids(actor.has(Role.VILLAGE_OPERATOR) ? actor.villages() : List.of()));
    params.put("year", today.getYear());
    List<Line> lines = query("""
        SELECT b.id, b.activity, b.what, b.year, b.source, b.stage FROM agreements.budget_line b
         WHERE b.regency = :regency AND b.standing AND b.year BETWEEN :year AND :year + 1
           AND b.stage NOT IN ('dpa', 'apbdes', 'commitment')
           AND (:all OR b.owner = ANY (CAST(:mine AS uuid[])) OR b.village = ANY (CAST(:villages AS uuid[])))
             ORDER BY b.id LIMIT :limit
        """, params, (row, n) -> new Line(Sql.uuid(row, "id"), Sql.uuid(row, "activity"), row.getString("what"),
        row.getInt("year"), row.getString("source"), row.getString("stage")));
    if (lines.isEmpty()) {
      return List.of();
    }
    Map<Integer, List<Gates.Gate>> byYear = new HashMap<>();
    List<Duty> duties = new ArrayList<>();
    for (Line line : lines) {
      Optional<Entry> source = reference.list("agreements/funding-sources").find(line.source());
      if (source.isEmpty()) {
        continue;
      }
      List<Gates.Gate> own = byYear.computeIfAbsent(line.year(), year -> gates.of(actor, year));
      Gates.nextFor(own, line.stage(), source.get().text("becomesMoney"), today)
          .filter(gate -> !gate.closes().isAfter(today.plusDays(expiry.gateDays())))
          .ifPresent(gate -> duties
              .add(duty("gate", line.id(), line.what(), gate.closes(), "/activities/" + line.activity())));
    }
    return duties;
  }

  private static Map<String, Object> params(Actor actor, boolean all, int limit) {
    Map<String, Object> params = new HashMap<>();
    params.put("regency", actor.regency());
    params.put("all", all);
    params.put("mine", Sql.uuids(actor.organisations()));
    params.put("limit", limit);
    return params;
  }

  private <T> List<T> query(String sql, Map<String, Object> params, RowMapper<T> mapper) {
    return jdbc.sql(sql).params(params).query(mapper).list();
  }

  private static Duty duty(String kind, UUID subject, String title, @Nullable LocalDate due, String path) {
    String key = "agreements.duty." + kind;
    return new Duty(key, subject, title, key + ".why", due, path, key + ".do", 0);
  }
}
