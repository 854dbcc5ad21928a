package id.payung.agreements;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Budget lines that have no home yet in a Renja, an RKPDes or a budget, and the next gate that still takes one of them.
 */
@Component
@Transactional(readOnly = true)
public class UnbudgetedLineRepository {
  private final Rows rows;
  private final PlanningGateRepository gates;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  UnbudgetedLineRepository(Rows rows, PlanningGateRepository gates, ReferenceCatalogue reference,
      RegencyDirectory regencies, Clock clock) {
    this.rows = rows;
    this.gates = gates;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  /**
   * What a planner looks for first.
   *
   * @param lines without a home, of this budget year and the next
   * @param gate the next one that takes any of them; null when every gate is behind
   * @param days from today to its last day
   */
  public record UnbudgetedLineSummary(int lines, @Nullable BilingualText gate, @Nullable LocalDate closes, long days) {}

  private record UnbudgetedLineCount(int year, String source, String stage, int lines) {}

  /** Counts of the whole regency: for those who plan for it. Partners' own money passes no gate and is left out. */
  public Optional<UnbudgetedLineSummary> findSummary(Actor actor) {
    if (!actor.hasRegencyWideReach()
        || !actor.hasAnyRole(Role.PLANNER, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN)) {
      return Optional.empty();
    }
    LocalDate today = regencies.require(actor.regency()).today(clock);
    List<UnbudgetedLineCount> counts = countByStage(actor, today.getYear()).stream()
        .filter(one -> !moneyKindOf(one.source()).equals("commitment"))
        .toList();
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, List<PlanningGateRepository.GateDates>> gatesByYear = new HashMap<>();
    PlanningGateRepository.GateDates next = null;
    for (UnbudgetedLineCount count : counts) {
      List<PlanningGateRepository.GateDates> ofYear =
          gatesByYear.computeIfAbsent(count.year(), year -> gates.listByYear(actor, year));
      PlanningGateRepository.GateDates gate =
          PlanningGateRepository.nextGateFor(ofYear, count.stage(), moneyKindOf(count.source()), today).orElse(null);
      if (gate != null && (next == null || gate.closes().isBefore(next.closes()))) {
        next = gate;
      }
    }
    int lines = counts.stream().mapToInt(UnbudgetedLineCount::lines).sum();
    return Optional.of(next == null ? new UnbudgetedLineSummary(lines, null, null, 0)
        : new UnbudgetedLineSummary(lines, next.gate().name(), next.closes(), next.deadline().daysLeft(today)));
  }

  private String moneyKindOf(String source) {
    return reference.list("agreements/funding-sources")
        .find(source)
        .map(entry -> entry.text("becomesMoney"))
        .orElse("dpa");
  }

  private List<UnbudgetedLineCount> countByStage(Actor actor, int year) {
    return rows.sql(actor, """
        SELECT year, source, stage, count(*) AS lines FROM agreements.budget_line b
         WHERE regency = :regency AND year BETWEEN :year AND :next AND standing
           AND NOT EXISTS (SELECT FROM agreements.plan p
                            WHERE p.regency = b.regency AND p.id = b.plan AND p.agreement_ended_on IS NOT NULL)
           AND stage IN ('proposed', 'awaiting-revision', 'not-accommodated')
         GROUP BY year, source, stage
        """).param("year", year).param("next", year + 1).list(UnbudgetedLineCount.class);
  }
}
