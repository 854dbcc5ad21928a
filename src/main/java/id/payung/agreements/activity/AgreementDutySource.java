package id.payung.agreements.activity;

import id.payung.agreements.PlanningGateRepository;

import id.payung.agreements.register.AgreementExpiryPolicy;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.SqlValues;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
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
class AgreementDutySource implements DutySource {
  private final JdbcClient jdbc;
  private final PlanningGateRepository gates;
  private final AgreementExpiryPolicy expiryPolicy;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  AgreementDutySource(JdbcClient jdbc, PlanningGateRepository gates, AgreementExpiryPolicy expiryPolicy,
      ReferenceCatalogue reference, RegencyDirectory regencies, Clock clock) {
    this.jdbc = jdbc;
    this.gates = gates;
    this.expiryPolicy = expiryPolicy;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    LocalDate today = regencies.require(actor.regency()).today(clock);
    boolean keepsRegister = actor.hasAnyRole(Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY);
    boolean representsOffice = actor.hasAnyRole(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR);
    boolean operatesVillage = actor.hasAnyRole(Role.VILLAGE_OPERATOR);
    List<Duty> all = new ArrayList<>();
    if (keepsRegister || representsOffice) {
      all.addAll(missingNumbersAndApprovals(actor, keepsRegister, limit));
    }
    if (keepsRegister) {
      all.addAll(expiringAgreements(actor, today, limit));
      all.addAll(incompletePapers(actor, limit));
    }
    if (representsOffice || operatesVillage) {
      all.addAll(overdueRealisations(actor, today, limit));
    }
    if (representsOffice || operatesVillage || actor.hasAnyRole(Role.PLANNER)) {
      all.addAll(closingGates(actor, today));
    }
    return all.stream()
        .sorted(Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder())))
        .limit(limit)
        .toList();
  }

  /** Numbers that the own side has still to give, and versions that wait for its yes. */
  private List<Duty> missingNumbersAndApprovals(Actor actor, boolean keepsRegister, int limit) {
    Map<String, Object> params = params(actor, keepsRegister, limit);
    params.put("support",
        SqlValues.textArray(reference.list("agreements/kinds")
            .entries()
            .stream()
            .filter(kind -> !kind.flag("signed"))
            .map(CodeListEntry::code)
            .toList()));
    params.put("heads", actor.hasAnyRole(Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR));
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
      UUID id = SqlValues.uuid(row, "id");
      Integer version = SqlValues.integerOrNull(row, "number");
      return version == null ? toDuty("number", id, row.getString("title"), null, "/agreements/" + id)
          : toDuty("approve", id, row.getString("title") + " (" + row.getInt("year") + ")", null,
              "/plans/" + id + "/versions/" + version);
    });
  }

  private List<Duty> expiringAgreements(Actor actor, LocalDate today, int limit) {
    Map<String, Object> params = params(actor, true, limit);
    params.put("until", today.plusDays(expiryPolicy.earliestWarningDays()));
    return query("""
        SELECT a.id, a.title, a.ends FROM agreements.agreement a
         WHERE a.regency = :regency AND a.stage IN ('signed', 'in-force') AND a.ended_on IS NULL
           AND coalesce(a.ends, DATE '9999-12-31') <= :until
         ORDER BY coalesce(a.ends, DATE '9999-12-31'), a.id LIMIT :limit
        """, params, (row, n) -> toDuty("expires", SqlValues.uuid(row, "id"), row.getString("title"),
        SqlValues.date(row, "ends"), "/agreements/" + SqlValues.uuid(row, "id")));
  }

  private List<Duty> incompletePapers(Actor actor, int limit) {
    return query("""
        SELECT a.id, a.title FROM agreements.agreement a
         WHERE a.regency = :regency AND a.begun_on IS NOT NULL AND a.stage NOT IN ('signed', 'in-force')
           AND a.ended_on IS NULL
         ORDER BY a.begun_on, a.id LIMIT :limit
        """, params(actor, true, limit), (row, n) -> toDuty("paper", SqlValues.uuid(row, "id"), row.getString("title"),
        null, "/agreements/" + SqlValues.uuid(row, "id")));
  }

  /**
   * Lines whose realisation nobody has told for long: since the last one, the beginning of the activity, or the day the
   * line became money, whichever was last. A line that is written down late is therefore not late on the day it is
   * written.
   */
  private List<Duty> overdueRealisations(Actor actor, LocalDate today, int limit) {
    Map<String, Object> params = params(actor, false, limit);
    params.put("before", today.minusDays(expiryPolicy.moneyReportDays()).plusDays(7));
    params.put("days", expiryPolicy.moneyReportDays());
    params.put("villages", SqlValues.uuidArray(actor.hasAnyRole(Role.VILLAGE_OPERATOR) ? actor.villages() : List.of()));
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
        (row, n) -> toDuty("money", SqlValues.uuid(row, "id"), row.getString("what") + " · " + row.getString("title"),
            SqlValues.date(row, "due"),
            "/activities/" + SqlValues.uuid(row, "activity") + "/lines/" + SqlValues.uuid(row, "id") + "/realisation"));
  }

  private record UnbudgetedLine(UUID id, UUID activity, String what, int year, String source, String stage) {}

  /**
   * Lines that are not money yet and whose next gate closes soon: for their owners, and all of them for the planner.
   */
  private List<Duty> closingGates(Actor actor, LocalDate today) {
    Map<String, Object> params = params(actor, actor.hasAnyRole(Role.PLANNER), 500);
    params.put("villages", SqlValues.uuidArray(actor.hasAnyRole(Role.VILLAGE_OPERATOR) ? actor.villages() : List.of()));
    params.put("year", today.getYear());
    List<UnbudgetedLine> lines = query("""
        SELECT b.id, b.activity, b.what, b.year, b.source, b.stage FROM agreements.budget_line b
         WHERE b.regency = :regency AND b.standing AND b.year BETWEEN :year AND :year + 1
           AND b.stage NOT IN ('dpa', 'apbdes', 'commitment')
           AND (:all OR b.owner = ANY (CAST(:mine AS uuid[])) OR b.village = ANY (CAST(:villages AS uuid[])))
             ORDER BY b.id LIMIT :limit
        """, params, (row, n) -> new UnbudgetedLine(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "activity"),
        row.getString("what"), row.getInt("year"), row.getString("source"), row.getString("stage")));
    if (lines.isEmpty()) {
      return List.of();
    }
    Map<Integer, List<PlanningGateRepository.GateDates>> byYear = new HashMap<>();
    List<Duty> duties = new ArrayList<>();
    for (UnbudgetedLine line : lines) {
      Optional<CodeListEntry> source = reference.list("agreements/funding-sources").find(line.source());
      if (source.isEmpty()) {
        continue;
      }
      List<PlanningGateRepository.GateDates> own =
          byYear.computeIfAbsent(line.year(), year -> gates.listByYear(actor, year));
      PlanningGateRepository.nextGateFor(own, line.stage(), source.get().text("becomesMoney"), today)
          .filter(gate -> !gate.closes().isAfter(today.plusDays(expiryPolicy.gateWarningDays())))
          .ifPresent(gate -> duties
              .add(toDuty("gate", line.id(), line.what(), gate.closes(), "/activities/" + line.activity())));
    }
    return duties;
  }

  private static Map<String, Object> params(Actor actor, boolean all, int limit) {
    Map<String, Object> params = new HashMap<>();
    params.put("regency", actor.regency());
    params.put("all", all);
    params.put("mine", SqlValues.uuidArray(actor.organisations()));
    params.put("limit", limit);
    return params;
  }

  private <T> List<T> query(String sql, Map<String, Object> params, RowMapper<T> mapper) {
    return jdbc.sql(sql).params(params).query(mapper).list();
  }

  private static Duty toDuty(String kind, UUID subject, String title, @Nullable LocalDate due, String path) {
    String key = "agreements.duty." + kind;
    return new Duty(key, subject, title, key + ".why", due, path, key + ".do", 0);
  }
}
