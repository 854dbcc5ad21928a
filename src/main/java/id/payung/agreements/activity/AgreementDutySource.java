package id.payung.agreements.activity;

import id.payung.agreements.PlanningGateRepository;

import id.payung.agreements.register.AgreementExpiryPolicy;
import id.payung.agreements.register.AgreementStage;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people owe of agreements and plans: missing numbers and papers, approvals, money that nobody has told, lines
 * that must catch a gate.
 */
@Component
@Transactional(readOnly = true)
class AgreementDutySource implements DutySource {
  private static final String GATE = "gate";
  private static final String COMPLETE = AgreementStage.completeSql("a.stage");

  /** Numbers that the own side has still to give, and versions that wait for its yes. */
  private static final String MISSING_NUMBERS_AND_APPROVALS = """
      (SELECT DISTINCT 'number' AS kind, a.id, a.title, CAST(NULL AS date) AS due, '/agreements/' || a.id AS path,
              0 AS year, '' AS source, '' AS stage, '' AS reason
        FROM agreements.agreement a
         JOIN agreements.party p ON p.regency = a.regency AND p.agreement = a.id AND p.version = a.holding
        WHERE a.regency = :regency AND %s AND a.ended_on IS NULL
          AND p.position <> 'supporter' AND p.number = ''
          AND (a.register_file IS NULL OR p.position = 'first')
          AND (:all OR p.organisation = ANY (CAST(:mine AS uuid[]))) ORDER BY a.title, a.id LIMIT :limit)
      UNION ALL
      (SELECT 'approve' AS kind, w.id, w.title || ' (' || w.year || ')' AS title, CAST(NULL AS date) AS due,
              '/plans/' || w.id || '/versions/' || w.number AS path, 0 AS year,
              '' AS source, '' AS stage, '' AS reason
         FROM (SELECT DISTINCT p.id, p.title, p.year, v.number FROM agreements.plan p
         JOIN agreements.plan_version v ON v.regency = p.regency AND v.plan = p.id AND v.number = p.newest
           AND v.state = 'offered'
         JOIN agreements.agreement a ON a.regency = p.regency AND a.id = p.agreement
         JOIN agreements.party s ON s.regency = a.regency AND s.agreement = a.id AND s.version = a.holding
           AND s.position <> 'supporter'
        WHERE p.regency = :regency AND p.agreement_ended_on IS NULL
          AND (s.position = 'first' OR NOT a.kind = ANY (CAST(:support AS text[])))
          AND ((:all AND s.position = 'first') OR (:heads AND s.organisation = ANY (CAST(:mine AS uuid[]))))
          AND NOT EXISTS (SELECT FROM agreements.plan_approval y
                           WHERE y.regency = p.regency AND y.plan = p.id AND y.plan_version = v.number
                             AND y.organisation = s.organisation)
        ORDER BY p.year DESC, p.title, p.id LIMIT :limit) w)
      """.formatted(COMPLETE);

  /**
   * Plans that a side sent back, for those who may put them right: planners, keepers of the register, and its sides.
   */
  private static final String RETURNED_PLANS = """
      (SELECT 'returned' AS kind, p.id, p.title || ' (' || p.year || ')' AS title, CAST(NULL AS date) AS due,
              '/plans/' || p.id || '/versions/' || v.number AS path, 0 AS year, '' AS source, '' AS stage,
              r.return_reason AS reason
         FROM agreements.plan p
         JOIN agreements.plan_version v ON v.regency = p.regency AND v.plan = p.id AND v.number = p.newest
           AND v.state = 'draft'
         JOIN agreements.plan_version r ON r.regency = p.regency AND r.plan = p.id AND r.number = p.newest - 1
           AND r.state = 'returned'
        WHERE p.regency = :regency AND p.agreement_ended_on IS NULL
          AND (:all OR :plans OR EXISTS (SELECT FROM agreements.agreement a
                 JOIN agreements.party s ON s.regency = a.regency AND s.agreement = a.id AND s.version = a.holding
                  AND s.position <> 'supporter' AND s.organisation = ANY (CAST(:mine AS uuid[]))
                WHERE a.regency = p.regency AND a.id = p.agreement))
        ORDER BY p.year DESC, p.title, p.id LIMIT :limit)
      """;

  /** Agreements that end soon, and those that began before their papers were complete. */
  private static final String EXPIRING_AND_INCOMPLETE = """
      (SELECT 'expires' AS kind, a.id, a.title, a.ends AS due, '/agreements/' || a.id AS path, 0 AS year,
              '' AS source, '' AS stage, '' AS reason
         FROM agreements.agreement a
        WHERE a.regency = :regency AND %1$s AND a.ended_on IS NULL
          AND coalesce(a.ends, DATE '9999-12-31') <= :until
        ORDER BY coalesce(a.ends, DATE '9999-12-31'), a.id LIMIT :limit)
      UNION ALL
      (SELECT 'paper' AS kind, a.id, a.title, CAST(NULL AS date) AS due, '/agreements/' || a.id AS path, 0 AS year,
              '' AS source, '' AS stage, '' AS reason
         FROM agreements.agreement a
        WHERE a.regency = :regency AND a.begun_on IS NOT NULL AND NOT %1$s
          AND a.ended_on IS NULL
        ORDER BY a.begun_on, a.id LIMIT :limit)
      """.formatted(COMPLETE);

  /**
   * Lines whose realisation nobody has told for long: since the last one, the beginning of the activity, or the day the
   * line became money, whichever was last. A line that is written down late is therefore not late on the day it is
   * written. And lines that are not money yet, for those whose next gate closes soon. Under an agreement that was ended
   * only what was spent until then is asked for.
   */
  private static final String BUDGET_LINES = """
      (SELECT 'money' AS kind, b.id, b.what || ' · ' || a.title AS title,
              greatest(coalesce(b.realised_on, a.starts), a.starts, b.stage_on) + CAST(:days AS int) AS due,
              '/activities/' || b.activity || '/lines/' || b.id || '/realisation' AS path, b.year, b.source, b.stage,
              '' AS reason
         FROM agreements.budget_line b JOIN agreements.activity a ON a.regency = b.regency AND a.id = b.activity
        WHERE :tells AND b.regency = :regency AND b.standing AND a.standing
          AND b.stage IN ('dpa', 'apbdes', 'commitment')
          AND (b.owner = ANY (CAST(:mine AS uuid[])) OR b.village = ANY (CAST(:villages AS uuid[])))
          AND greatest(coalesce(b.realised_on, a.starts), a.starts, b.stage_on) <= :before
          AND coalesce(b.realised_on, a.starts) < least(a.ends, a.agreement_ended_on)
        ORDER BY due, b.id LIMIT :limit)
      UNION ALL
      (SELECT 'gate' AS kind, b.id, b.what AS title, CAST(NULL AS date) AS due, '/activities/' || b.activity AS path,
              b.year, b.source, b.stage, '' AS reason
         FROM agreements.budget_line b
        WHERE b.regency = :regency AND b.standing AND b.year BETWEEN :year AND :year + 1
          AND b.stage NOT IN ('dpa', 'apbdes', 'commitment')
          AND NOT EXISTS (SELECT FROM agreements.activity a
                           WHERE a.regency = b.regency AND a.id = b.activity AND a.agreement_ended_on IS NOT NULL)
          AND (:plans OR b.owner = ANY (CAST(:mine AS uuid[])) OR b.village = ANY (CAST(:villages AS uuid[])))
        ORDER BY b.id LIMIT 500)
      """;

  private final Rows rows;
  private final PlanningGateRepository gates;
  private final AgreementExpiryPolicy expiryPolicy;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  AgreementDutySource(Rows rows, PlanningGateRepository gates, AgreementExpiryPolicy expiryPolicy,
      ReferenceCatalogue reference, RegencyDirectory regencies, Clock clock) {
    this.rows = rows;
    this.gates = gates;
    this.expiryPolicy = expiryPolicy;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public boolean titlesFitForCalendar() {
    return true;
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    LocalDate today = regencies.require(actor.regency()).today(clock);
    boolean keepsRegister = actor.hasAnyRole(Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY);
    boolean representsOffice = actor.hasAnyRole(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR);
    boolean operatesVillage = actor.hasAnyRole(Role.VILLAGE_OPERATOR);
    boolean plans = actor.hasAnyRole(Role.PLANNER);
    List<String> parts = new ArrayList<>();
    if (keepsRegister || representsOffice) {
      parts.add(MISSING_NUMBERS_AND_APPROVALS);
    }
    if (keepsRegister || representsOffice || plans) {
      parts.add(RETURNED_PLANS);
    }
    if (keepsRegister) {
      parts.add(EXPIRING_AND_INCOMPLETE);
    }
    if (representsOffice || operatesVillage || plans) {
      parts.add(BUDGET_LINES);
    }
    if (parts.isEmpty()) {
      return List.of();
    }
    // in one statement, since the first page has few
    List<DutyRow> found = rows.sql(actor, String.join(" UNION ALL ", parts))
        .param("all", keepsRegister)
        .param("mine", actor.organisations())
        .param("heads", actor.hasAnyRole(Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR))
        .param("support", listUnsignedKinds())
        .param("until", today.plusDays(expiryPolicy.earliestWarningDays()))
        .param("tells", representsOffice || operatesVillage)
        .param("plans", plans)
        .param("villages", operatesVillage ? actor.villages() : List.of())
        .param("before", today.minusDays(expiryPolicy.moneyReportDays()).plusDays(7))
        .param("days", expiryPolicy.moneyReportDays())
        .param("year", today.getYear())
        .param("limit", limit)
        .list(DutyRow.class);
    return Stream
        .concat(found.stream().filter(row -> !row.kind().equals(GATE)).map(row -> toDuty(row, row.due())),
            closingGates(actor, today, found.stream().filter(row -> row.kind().equals(GATE)).toList()).stream())
        .sorted(Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder())))
        .limit(limit)
        .toList();
  }

  /** Kinds of agreements whose support is not signed by those who give it. */
  private List<String> listUnsignedKinds() {
    return reference.list("agreements/kinds")
        .entries()
        .stream()
        .filter(kind -> !kind.flag("signed"))
        .map(CodeListEntry::code)
        .toList();
  }

  /**
   * What is found of any kind.
   *
   * @param year of a line of money, and so are source and stage; of anything else 0 and empty
   * @param reason of whoever returned a plan; of anything else empty
   */
  private record DutyRow(String kind, UUID id, String title, @Nullable LocalDate due, String path, int year,
      String source, String stage, String reason) {}

  private List<Duty> closingGates(Actor actor, LocalDate today, List<DutyRow> lines) {
    Map<Integer, List<PlanningGateRepository.GateDates>> byYear = new HashMap<>();
    List<Duty> duties = new ArrayList<>();
    for (DutyRow line : lines) {
      Optional<CodeListEntry> source = reference.list("agreements/funding-sources").find(line.source());
      if (source.isEmpty()) {
        continue;
      }
      List<PlanningGateRepository.GateDates> own =
          byYear.computeIfAbsent(line.year(), year -> gates.listByYear(actor, year));
      PlanningGateRepository.nextGateFor(own, line.stage(), source.get().text("becomesMoney"), today)
          .filter(gate -> gate.deadline().daysLeft(today) <= expiryPolicy.gateWarningDays())
          .ifPresent(gate -> duties.add(toDuty(line, gate.closes())));
    }
    return duties;
  }

  private static Duty toDuty(DutyRow row, @Nullable LocalDate due) {
    String key = "agreements.duty." + row.kind();
    Duty duty = new Duty(key, row.id(), row.title(), key + ".why", due, row.path(), key + ".do", 0);
    return row.reason().isEmpty() ? duty : duty.because(key + ".why", row.reason());
  }
}
