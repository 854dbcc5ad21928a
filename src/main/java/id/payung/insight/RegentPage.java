package id.payung.insight;

import id.payung.agreements.ActivityView;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.CountedPlanPolicy;
import id.payung.agreements.PeriodRealisationRepository;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.ProgressStatus;
import id.payung.indicators.EvaluationScoreDirectory;
import id.payung.indicators.EvaluationScores;
import id.payung.indicators.ScoreGap;
import id.payung.legislation.StandingDraftLoader;
import id.payung.platform.actor.Role;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.search.SearchText;
import id.payung.platform.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two minutes for the regent: totals and offices, never a person.
 *
 * @param since what is compared with: seven days ago
 * @param overview null while no year was opened
 * @param plans of this year, of those that count; their money is the same for every reader
 * @param resolved matters that are late no more since then
 * @param drafts of rules of which nothing was written down for long
 */
@Template("insight/regent")
public record RegentPage(LocalDate today, LocalDate since, EvaluationScoreDirectory.@Nullable ScoreOverview overview,
    Plans plans, PeriodRealisationRepository.NewReportCounts news, Named named, int resolved,
    StandingDraftLoader.StandingDrafts drafts) implements PageModel {

  /**
   * Plans that count: {@link CountedPlanPolicy}.
   *
   * @param activities the worst first
   * @param leftPlan what was spent of activities that their plans hold no longer
   * @param guarded of partners, as far as this reader may see it: beside the figures of the page, and in none
   * @param unapproved activities of other plans, which are not counted here
   */
  public record Plans(List<PlanProgressRepository.ActivityProgressView> activities,
      BudgetRealisation.BudgetTotals leftPlan, BudgetRealisation.BudgetTotals guarded, int unapproved) {}

  /**
   * Who is late.
   *
   * @param offices those that may be named today and are still late, who has most first
   * @param forewarned how many more have been told and have days left; never which
   */
  public record Named(List<NamedOffice> offices, int forewarned) {}

  /** An office and what it is named for. */
  public record NamedOffice(UUID organisation, String name, List<NamedLateMatter> matters) {}

  /**
   * One late matter.
   *
   * @param activity null where none is late
   * @param days since its end or its day
   * @param realisedShare 0 to 1
   * @param owed answers that were not sent, or decisions that were not taken up
   * @param remindedOn of data: when the office was last reminded, or null
   */
  public record NamedLateMatter(LatenessNotice.LateMatterKind kind, @Nullable ActivityView activity, long days,
      double realisedShare, long owed, @Nullable LocalDate remindedOn, String path) {}

  /** Whether who looks may open the matters that offices are named for; the aide sees totals alone. */
  public static boolean opensMatters(Ui ui) {
    return ui.can(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER);
  }

  /** The same in words. */
  public RegentSummaryText inWords(Ui ui) {
    return new RegentSummaryText(ui, this);
  }

  public List<NamedOffice> namedOffices() {
    return named.offices();
  }

  public int forewarnedCount() {
    return named.forewarned();
  }

  public @Nullable EvaluationScores scores() {
    return overview == null ? null : overview.scores();
  }

  public List<ScoreGap> gaps() {
    return overview == null ? List.of() : overview.gaps();
  }

  public List<PlanProgressRepository.ActivityProgressView> activityProgress() {
    return plans.activities();
  }

  public int activities() {
    return activityProgress().size();
  }

  /** Activities of plans that both sides have not approved yet: said beside the figures, and in none of them. */
  public int unapproved() {
    return plans.unapproved();
  }

  /** What an activity is called; where another has the same name, with its agreement and its days. */
  public String titleOf(ActivityView activity, Ui ui) {
    return isTwin(activity)
        ? ui.t("insight.activity.told-apart", activity.title(), activity.agreementTitle(),
            ui.shortDate(activity.starts()), ui.shortDate(activity.ends()))
        : activity.title();
  }

  private boolean isTwin(ActivityView activity) {
    String name = SearchText.normalise(activity.title());
    return Stream
        .concat(activityProgress().stream().map(PlanProgressRepository.ActivityProgressView::activity),
            namedOffices().stream().flatMap(office -> office.matters().stream()).map(NamedLateMatter::activity))
        .anyMatch(other -> other != null && !other.id().equals(activity.id())
            && SearchText.normalise(other.title()).equals(name));
  }

  /** The late matter in a few words. */
  public String titleOf(NamedLateMatter matter, Ui ui) {
    ActivityView activity = matter.activity();
    return activity != null ? titleOf(activity, ui)
        : ui.t(matter.kind() == LatenessNotice.LateMatterKind.DATA ? "insight.late.data" : "insight.late.decisions",
            ui.number(matter.owed()));
  }

  /** Of those that go on. */
  public int count(ProgressStatus computed) {
    return (int) activityProgress().stream()
        .filter(one -> CountedPlanPolicy.isPursued(one.activity()))
        .filter(one -> one.progress().status() == computed)
        .count();
  }

  /** Activities whose agreement ended: their money counts, and nothing more is awaited of them. */
  public List<PlanProgressRepository.ActivityProgressView> ended() {
    return activityProgress().stream().filter(one -> !CountedPlanPolicy.isPursued(one.activity())).toList();
  }

  /** What was spent of those. */
  public long realisedOfEnded() {
    return ended().stream().mapToLong(PlanProgressRepository.ActivityProgressView::moneyRealised).sum();
  }

  /** Where the list of activities shows those that are counted with a status. */
  public String listPath(ProgressStatus status) {
    return "/activities?year=" + today.getYear() + "&verdict=" + status.code()
        + (status == ProgressStatus.LEFT_PLAN ? "" : "&approval=approved");
  }

  /** Whole rupiah that count as money. */
  public long money() {
    return plans.leftPlan().counted()
        + activityProgress().stream().mapToLong(PlanProgressRepository.ActivityProgressView::moneyCounted).sum();
  }

  public long realised() {
    return plans.leftPlan().realised()
        + activityProgress().stream().mapToLong(PlanProgressRepository.ActivityProgressView::moneyRealised).sum();
  }

  public boolean moneyHidden() {
    return plans.leftPlan().hidden() > 0
        || activityProgress().stream().anyMatch(PlanProgressRepository.ActivityProgressView::moneyHidden);
  }

  /** What partners show to the task force only, where the reader belongs to it: told on the page alone. */
  public BudgetRealisation.BudgetTotals guarded() {
    return plans.guarded();
  }

  /** The newest day up to which any of the money was told. */
  public @Nullable LocalDate moneyAsOf() {
    LocalDate newest = plans.leftPlan().asOf();
    for (PlanProgressRepository.ActivityProgressView one : activityProgress()) {
      newest = BudgetRealisation.BudgetTotals.newestDay(newest, one.moneyAsOf());
    }
    return newest;
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
