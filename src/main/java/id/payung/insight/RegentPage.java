package id.payung.insight;

import id.payung.agreements.PeriodRealisationRepository;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.ProgressStatus;
import id.payung.indicators.EvaluationScoreDirectory;
import id.payung.indicators.EvaluationScores;
import id.payung.indicators.ScoreGap;
import id.payung.platform.actor.Role;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two minutes for the regent: totals and offices, never a person.
 *
 * @param since what is compared with: seven days ago
 * @param overview null while no year was opened
 * @param activityProgress of this year's plans; their money is what this reader may see
 * @param namedOffices offices that may be named today and are still late, who has most first
 * @param forewarnedCount how many more offices have been told and have days left; never which
 * @param resolved matters that are late no more since then
 */
@Template("insight/regent")
public record RegentPage(LocalDate today, LocalDate since, EvaluationScoreDirectory.@Nullable ScoreOverview overview,
    List<PlanProgressRepository.ActivityProgressView> activityProgress,
    PeriodRealisationRepository.NewReportCounts news, List<NamedOffice> namedOffices, int forewarnedCount,
    int resolved) implements PageModel {

  /** An office and what it is named for. */
  public record NamedOffice(UUID organisation, String name, List<NamedLateMatter> matters) {}

  /**
   * One late matter.
   *
   * @param title of the activity; empty for data
   * @param days since its end or its day
   * @param realisedShare 0 to 1
   * @param owed answers that were not sent
   * @param remindedOn of data: when the office was last reminded, or null
   */
  public record NamedLateMatter(LatenessNotice.LateMatterKind kind, String title, long days, double realisedShare,
      long owed, @Nullable LocalDate remindedOn, String path) {}

  /** Whether who looks may open the matters that offices are named for; the aide sees totals alone. */
  public static boolean opensMatters(Ui ui) {
    return ui.can(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER);
  }

  /** The same in words. */
  public RegentSummaryText inWords(Ui ui) {
    return new RegentSummaryText(ui, this);
  }

  public @Nullable EvaluationScores scores() {
    return overview == null ? null : overview.scores();
  }

  public List<ScoreGap> gaps() {
    return overview == null ? List.of() : overview.gaps();
  }

  public int activities() {
    return activityProgress.size();
  }

  /** Those of plans that both sides have not approved yet: work may begin before, and is counted. */
  public int unapproved() {
    return (int) activityProgress.stream().filter(one -> !one.activity().approved()).count();
  }

  public int count(ProgressStatus computed) {
    return (int) activityProgress.stream().filter(one -> one.progress().status() == computed).count();
  }

  /** Whole rupiah that count as money. */
  public long money() {
    return activityProgress.stream().mapToLong(PlanProgressRepository.ActivityProgressView::moneyCounted).sum();
  }

  public long realised() {
    return activityProgress.stream().mapToLong(PlanProgressRepository.ActivityProgressView::moneyRealised).sum();
  }

  public boolean moneyHidden() {
    return activityProgress.stream().anyMatch(PlanProgressRepository.ActivityProgressView::moneyHidden);
  }

  /** The earliest day to which any of the money was told. */
  public @Nullable LocalDate moneyAsOf() {
    return activityProgress.stream()
        .filter(one -> one.moneyCounted() > 0)
        .map(PlanProgressRepository.ActivityProgressView::moneyAsOf)
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  public double budgetAbsorption() {
    return money() == 0 ? 0 : (double) realised() / money();
  }

  /** Change of the estimate since then; null when nothing was kept of that day. */
  public @Nullable BigDecimal estimateChange() {
    EvaluationScores now = scores();
    if (now == null) {
      return null;
    }
    EvaluationScores.EarlierTotals then = now.since();
    return then == null ? null : now.total().survives().subtract(then.survives());
  }
}
