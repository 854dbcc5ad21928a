package id.payung.insight;

import id.payung.agreements.PeriodRealisationRepository;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.ProgressStatus;
import id.payung.indicators.EvaluationScores;
import id.payung.indicators.ScoreGap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two minutes for the regent: totals and offices, never a person.
 *
 * @param since what is compared with: seven days ago
 * @param scores null while no year was opened
 * @param namedOffices offices that may be named today and are still late, who has most first
 * @param forewarnedCount how many more offices have been told and have days left; never which
 * @param resolved matters that are late no more since then
 * @param money whole rupiah that count as money, as far as this reader may see
 */
public record RegentPage(LocalDate today, LocalDate since, @Nullable EvaluationScores scores, List<ScoreGap> gaps,
    Map<ProgressStatus, Integer> counts, int activities, PeriodRealisationRepository.NewReportCounts news,
    List<NamedOffice> namedOffices, int forewarnedCount, int resolved, long money, long realised, boolean moneyHidden,
    @Nullable LocalDate moneyAsOf, List<PlanProgressRepository.ActivityProgressView> activityProgress) {

  /** An office and what it is named for. */
  public record NamedOffice(UUID organisation, String name, List<NamedLateMatter> matters) {}

  /**
   * One late matter.
   *
   * @param title of the activity; empty for data
   * @param days since its end or its day
   * @param realisedShare 0 to 1
   * @param owed answers that were not sent
   */
  public record NamedLateMatter(LatenessNotice.LateMatterKind kind, String title, long days, double realisedShare,
      long owed, String path) {}

  public int count(ProgressStatus computed) {
    return counts.getOrDefault(computed, 0);
  }

  public double budgetAbsorption() {
    return money == 0 ? 0 : (double) realised / money;
  }

  /** Change of the estimate since then; null when nothing was kept of that day. */
  public @Nullable BigDecimal estimateChange() {
    EvaluationScores now = scores;
    if (now == null) {
      return null;
    }
    EvaluationScores.EarlierTotals then = now.since();
    return then == null ? null : now.total().survives().subtract(then.survives());
  }
}
