package id.payung.agreements;

import id.payung.agreements.reference.StatusRule;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How activities and agreements stand today, by the rule that holds today, with the numbers of each verdict. Three
 * statements a year, however many.
 */
@Component
@Transactional(readOnly = true)
public class PlanProgressRepository {
  private final ActivityRepository activities;
  private final BudgetRealisation money;
  private final StatusRuleRepository rules;
  private final RegencyDirectory regencies;
  private final Clock clock;

  PlanProgressRepository(ActivityRepository activities, BudgetRealisation money, StatusRuleRepository rules,
      RegencyDirectory regencies, Clock clock) {
    this.activities = activities;
    this.money = money;
    this.rules = rules;
    this.regencies = regencies;
    this.clock = clock;
  }

  /**
   * One activity.
   *
   * @param volumeAsOf day of the newest counted report, null before the first
   * @param moneyCounted whole rupiah in a DPA, an APBDes or a signed commitment, without what a partner shows to the
   * task force only
   * @param moneyRealised of that
   * @param moneyAsOf newest day up to which realised money was told; null while no owner has said anything
   * @param moneyHidden whether some amounts are shown to the task force only and left out here
   */
  public record ActivityProgressView(ActivityView activity, ActivityProgress progress, @Nullable LocalDate volumeAsOf,
      long moneyCounted, long moneyRealised, @Nullable LocalDate moneyAsOf, boolean moneyHidden) {}

  /**
   * One agreement: as bad as its worst activity, with how many stand how.
   *
   * @param moneyCounted of plans that count: {@link CountedPlanPolicy}
   * @param offices responsible for its activities
   * @param lateOffices offices with a late activity
   */
  public record AgreementProgressView(UUID agreement, String title, boolean paperComplete, ProgressStatus worstStatus,
      Map<ProgressStatus, Integer> countsByStatus, double realisedShare, long moneyCounted, long moneyRealised,
      @Nullable LocalDate moneyAsOf, boolean moneyHidden, Set<UUID> offices, Set<UUID> lateOffices,
      List<ActivityProgressView> activities) {}

  /** The rule that holds today in this regency. */
  public StatusRule ruleToday(Actor actor) {
    return rules.findRuleOn(actor, today(actor));
  }

  public LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }

  /**
   * A budget year.
   *
   * @param activities that stand, the worst first
   * @param leftPlan what was spent of activities that their plans hold no longer
   * @param guarded what partners show to the task force only, of plans that count, as far as the actor may see it: in
   * no other sum
   */
  public record YearProgress(List<ActivityProgressView> activities, BudgetRealisation.BudgetTotals leftPlan,
      BudgetRealisation.BudgetTotals guarded) {}

  /** Every standing activity of a budget year that the actor may see, the worst first. */
  public List<ActivityProgressView> listActivities(Actor actor, int year) {
    return loadYear(actor, year).activities();
  }

  /** Likewise, with the money of those that stand no longer. */
  public YearProgress loadYear(Actor actor, int year) {
    List<ActivityView> all = activities.listByYear(actor, year);
    List<BudgetLine> lines = money.listByYear(actor, year, List.of());
    Set<UUID> standing = all.stream().map(ActivityView::id).collect(Collectors.toSet());
    List<BudgetLine> left =
        lines.stream().filter(line -> !line.standing() && !standing.contains(line.activity())).toList();
    Set<UUID> uncounted =
        all.stream().filter(one -> !CountedPlanPolicy.counts(one)).map(ActivityView::id).collect(Collectors.toSet());
    List<BudgetLine> guarded = lines.stream()
        .filter(line -> line.guarded() && line.amount() != null && !uncounted.contains(line.activity()))
        .filter(line -> standing.contains(line.activity()) || !line.standing())
        .toList();
    return new YearProgress(
        sortByStatus(listProgress(actor, all, money.sumsByActivity(BudgetRealisation.withoutGuarded(lines)))),
        money.sumLines(BudgetRealisation.withoutGuarded(left)), money.sumLines(guarded));
  }

  private static List<ActivityProgressView> sortByStatus(List<ActivityProgressView> all) {
    return all.stream()
        .sorted(Comparator.comparing((ActivityProgressView a) -> a.progress().status())
            .reversed()
            .thenComparing(a -> a.activity().ends()))
        .toList();
  }

  /** Every agreement with a plan of that budget year, the worst first. */
  public List<AgreementProgressView> listAgreements(Actor actor, int year) {
    return groupByAgreement(listProgress(actor, activities.listByYear(actor, year),
        money.sumsByActivity(BudgetRealisation.withoutGuarded(money.listByYear(actor, year, List.of())))));
  }

  /** The same for some agreements, of all their years or of one; by agreement. */
  public Map<UUID, AgreementProgressView> listProgress(Actor actor, Collection<UUID> agreements,
      @Nullable Integer year) {
    List<ActivityView> all = activities.listByAgreements(actor, agreements, year);
    Map<UUID, AgreementProgressView> found = new LinkedHashMap<>();
    groupByAgreement(listProgress(actor, all,
        money.sumsByActivity(BudgetRealisation
            .withoutGuarded(money.listByActivities(actor, all.stream().map(ActivityView::id).toList())))))
        .forEach(agreement -> found.put(agreement.agreement(), agreement));
    return found;
  }

  /** Progress of these, in their order, without money. */
  public List<ActivityProgressView> listProgress(Actor actor, List<ActivityView> all) {
    return listProgress(actor, all, Map.of());
  }

  public List<ActivityProgressView> listProgress(Actor actor, List<ActivityView> all,
      Map<UUID, BudgetRealisation.BudgetTotals> sums) {
    return listProgress(actor, ruleToday(actor), all, sums);
  }

  /** The same by a rule that was read already. */
  public List<ActivityProgressView> listProgress(Actor actor, StatusRule rule, List<ActivityView> all,
      Map<UUID, BudgetRealisation.BudgetTotals> sums) {
    LocalDate today = today(actor);
    return all.stream()
        .map(activity -> toActivityView(rule, today, activity,
            sums.getOrDefault(activity.id(), BudgetRealisation.BudgetTotals.NONE)))
        .toList();
  }

  private static ActivityProgressView toActivityView(StatusRule rule, LocalDate today, ActivityView activity,
      BudgetRealisation.BudgetTotals sums) {
    ActivityProgress progress = ActivityProgress.of(rule, activity, today);
    return new ActivityProgressView(activity, progress, activity.lastHeldOn(), sums.counted(), sums.realised(),
        sums.asOf(), sums.hidden() > 0);
  }

  private static List<AgreementProgressView> groupByAgreement(List<ActivityProgressView> all) {
    Map<UUID, List<ActivityProgressView>> byAgreement = new LinkedHashMap<>();
    all.forEach(one -> byAgreement.computeIfAbsent(one.activity().agreement(), _ -> new ArrayList<>()).add(one));
    return byAgreement.values()
        .stream()
        .map(PlanProgressRepository::toAgreementView)
        .sorted(Comparator.comparing(AgreementProgressView::worstStatus)
            .reversed()
            .thenComparing(AgreementProgressView::title))
        .toList();
  }

  private static AgreementProgressView toAgreementView(List<ActivityProgressView> all) {
    ActivityView first = all.getFirst().activity();
    Map<ProgressStatus, Integer> counts = new EnumMap<>(ProgressStatus.class);
    Set<UUID> offices = new LinkedHashSet<>();
    Set<UUID> lateOffices = new LinkedHashSet<>();
    long counted = 0;
    long realised = 0;
    double share = 0;
    boolean hidden = false;
    LocalDate asOf = null;
    for (ActivityProgressView activityView : all) {
      counts.merge(activityView.progress().status(), 1, Integer::sum);
      offices.add(activityView.activity().office());
      if (activityView.progress().status() == ProgressStatus.LATE) {
        lateOffices.add(activityView.activity().office());
      }
      share += Math.min(1, activityView.progress().realisedShare());
      hidden |= activityView.moneyHidden();
      if (CountedPlanPolicy.counts(activityView.activity())) {
        counted += activityView.moneyCounted();
        realised += activityView.moneyRealised();
        asOf = BudgetRealisation.BudgetTotals.newestDay(asOf, activityView.moneyAsOf());
      }
    }
    ProgressStatus worst = all.stream()
        .map(one -> one.progress().status())
        .max(Comparator.naturalOrder())
        .orElse(ProgressStatus.NOT_STARTED);
    return RecordCopy.blank(AgreementProgressView.class)
        .with(AgreementProgressView::agreement, first.agreement())
        .with(AgreementProgressView::title, first.agreementTitle())
        .with(AgreementProgressView::paperComplete, first.paperComplete())
        .with(AgreementProgressView::worstStatus, worst)
        .with(AgreementProgressView::countsByStatus, counts)
        .with(AgreementProgressView::realisedShare, share / all.size())
        .with(AgreementProgressView::moneyCounted, counted)
        .with(AgreementProgressView::moneyRealised, realised)
        .with(AgreementProgressView::moneyAsOf, asOf)
        .with(AgreementProgressView::moneyHidden, hidden)
        .with(AgreementProgressView::offices, offices)
        .with(AgreementProgressView::lateOffices, lateOffices)
        .with(AgreementProgressView::activities, List.copyOf(all))
        .make();
  }
}
