package id.payung.agreements;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.rows.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What really happened, for the reports of a period: volume report by report, money owner by owner, as far as the actor
 * may see.
 */
@Component
@Transactional(readOnly = true)
public class PeriodRealisationRepository {
  private final Rows rows;
  private final BudgetRealisation budgetRealisation;

  PeriodRealisationRepository(Rows rows, BudgetRealisation budgetRealisation) {
    this.rows = rows;
    this.budgetRealisation = budgetRealisation;
  }

  /** One report that counts: neither withdrawn nor taken back. */
  public record ReportedVolume(UUID activity, UUID report, UUID village, LocalDate heldOn, long volume) {}

  /**
   * What one budget owner gives to one activity.
   *
   * @param lines number of its budget lines, whatever their stage
   * @param committed sum in whole rupiah of the lines that count, as far as the actor may see amounts
   * @param realised of that sum, by the newest realisation up to the day asked for
   * @param asOf day of the newest realisation; null while the owner has reported none
   * @param hidden number of lines left out because their amounts are shown to the task force only
   */
  public record OwnerContribution(UUID activity, int lines, long committed, long realised, @Nullable LocalDate asOf,
      int hidden) {}

  /** Numbers of reports that arrived since a moment, and of their activities and villages. */
  public record NewReportCounts(int reports, int activities, int villages) {}

  /** Reports of these activities held within the days, both included; by day. */
  public List<ReportedVolume> listVolumes(Actor actor, Collection<UUID> activities, LocalDate from, LocalDate to) {
    if (activities.isEmpty()) {
      return List.of();
    }
    RowAccessScope scope = RowAccessScope.of(actor).parties("v.organisations").village("v.village");
    return rows.sql(actor, """
        SELECT v.activity, v.report, v.village, v.held_on, v.volume FROM agreements.volume v
         WHERE v.regency = :regency AND v.activity = ANY (CAST(:activities AS uuid[]))
           AND v.held_on BETWEEN :from AND :to
           AND NOT v.withdrawn AND v.taken_back_at IS NULL AND %s ORDER BY v.held_on, v.report
        """.formatted(scope.conditionSql()))
        .param("activities", activities)
        .param("from", from)
        .param("to", to)
        .list(ReportedVolume.class);
  }

  /** Counts the reports that arrived since a moment, without those withdrawn or taken back. */
  public NewReportCounts countSince(Actor actor, Instant moment) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("v.organisations").village("v.village");
    return rows.sql(actor, """
        SELECT count(*) AS reports, count(DISTINCT v.activity) AS activities, count(DISTINCT v.village)
          AS villages FROM agreements.volume v
         WHERE v.regency = :regency AND v.heard_at >= :moment AND NOT v.withdrawn
           AND v.taken_back_at IS NULL AND %s
        """.formatted(scope.conditionSql())).param("moment", moment).single(NewReportCounts.class);
  }

  /**
   * Contributions of a budget owner in a budget year, by activity, with what was realised at the end of a day. Two
   * statements.
   *
   * @param guarded whether what is shown to the task force only may be among it, where the actor reads it
   */
  public Map<UUID, OwnerContribution> loadContributions(Actor actor, UUID owner, int year, LocalDate upTo,
      boolean guarded) {
    List<BudgetLine> all = budgetRealisation.listByYear(actor, year, List.of(owner));
    List<BudgetLine> lines = guarded ? all : BudgetRealisation.withoutGuarded(all);
    Map<UUID, BudgetRealisation.RealisedAmount> realisedByLine = loadRealisedAmounts(actor, lines, upTo);
    Map<UUID, List<BudgetLine>> byActivity =
        lines.stream().collect(Collectors.groupingBy(BudgetLine::activity, LinkedHashMap::new, Collectors.toList()));
    Map<UUID, OwnerContribution> given = new LinkedHashMap<>();
    byActivity.forEach((activity, own) -> given.put(activity, toContribution(activity, own, realisedByLine)));
    return given;
  }

  private OwnerContribution toContribution(UUID activity, List<BudgetLine> lines,
      Map<UUID, BudgetRealisation.RealisedAmount> realisedByLine) {
    BudgetRealisation.BudgetTotals sums = budgetRealisation.sumLines(lines, line -> realisedByLine.get(line.id()));
    return new OwnerContribution(activity, sums.lines(), sums.counted(), sums.realised(), sums.asOf(), sums.hidden());
  }

  /** A guarded realisation is read only where the line's own amount may be read. */
  private Map<UUID, BudgetRealisation.RealisedAmount> loadRealisedAmounts(Actor actor, List<BudgetLine> lines,
      LocalDate upTo) {
    Set<UUID> readable =
        lines.stream().filter(line -> line.amount() != null).map(BudgetLine::id).collect(Collectors.toSet());
    if (readable.isEmpty()) {
      return Map.of();
    }
    RowAccessScope scope = RowAccessScope.of(actor).parties("r.organisations").village("r.village");
    return rows.sql(actor, """
        SELECT DISTINCT ON (r.line) r.line, r.as_of, coalesce(r.amount, g.amount) AS amount
          FROM agreements.realisation r
          LEFT JOIN agreements.guarded_realisation g ON g.regency = r.regency AND g.realisation = r.id AND %s
         WHERE r.regency = :regency AND r.line = ANY (CAST(:lines AS uuid[])) AND r.as_of <= :upTo
           AND r.taken_back_at IS NULL AND %s
         ORDER BY r.line, r.as_of DESC, r.at DESC
        """.formatted(RowAccessScope.of(actor).organisation("g.partner").conditionSql(), scope.conditionSql()))
        .param("lines", readable)
        .param("upTo", upTo)
        .list(RealisedLine.class)
        .stream()
        .collect(Collectors.toMap(RealisedLine::line, RealisedLine::realised));
  }

  private record RealisedLine(UUID line, BudgetRealisation.RealisedAmount realised) {}
}
