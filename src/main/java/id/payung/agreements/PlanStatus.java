package id.payung.agreements;

import id.payung.agreements.work.ActivityRows;
import id.payung.agreements.work.Money;
import id.payung.agreements.work.StatusRules;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.StatusRule;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How activities and agreements stand today, by the rule that holds today, with the numbers of each verdict. Three
 * statements a year, however many.
 */
@Component
@Transactional(readOnly = true)
public class PlanStatus {
  private final ActivityRows activities;
  private final Money money;
  private final StatusRules rules;
  private final RegencyDirectory regencies;
  private final Clock clock;

  PlanStatus(ActivityRows activities, Money money, StatusRules rules, RegencyDirectory regencies, Clock clock) {
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
   * @param moneyCounted whole rupiah in a DPA, an APBDes or a signed commitment, as far as the actor may see
   * @param moneyRealised of that
   * @param moneyAsOf day that the realised money is as of; null when an owner has said nothing yet
   * @param moneyHidden whether some amounts are shown to the task force only and left out here
   */
  public record OfActivity(ActivityView activity, Progress progress, @Nullable LocalDate volumeAsOf, long moneyCounted,
      long moneyRealised, @Nullable LocalDate moneyAsOf, boolean moneyHidden) {}

  /**
   * One agreement: as bad as its worst activity, with how many stand how.
   *
   * @param offices responsible for its activities
   * @param late offices with a late activity
   */
  public record OfAgreement(UUID agreement, String title, boolean paperComplete, Verdict verdict,
      Map<Verdict, Integer> counts, double realisedShare, long moneyCounted, long moneyRealised,
      @Nullable LocalDate moneyAsOf, boolean moneyHidden, Set<UUID> offices, Set<UUID> late,
      List<OfActivity> activities) {}

  /** The rule that holds today in this regency. */
  public StatusRule rule(Actor actor) {
    return rules.on(actor, today(actor));
  }

  public LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }

  /** Every standing activity of a budget year that the actor may see, the worst first. */
  public List<OfActivity> activities(Actor actor, int year) {
    List<ActivityView> all = activities.ofYear(actor, year);
    return of(actor, all, money.sumsByActivity(money.ofYear(actor, year, List.of()))).stream()
        .sorted(Comparator.comparing((OfActivity a) -> a.progress().verdict())
            .reversed()
            .thenComparing(a -> a.activity().ends()))
        .toList();
  }

  /** Every agreement with a plan of that budget year, the worst first. */
  public List<OfAgreement> agreements(Actor actor, int year) {
    return grouped(
        of(actor, activities.ofYear(actor, year), money.sumsByActivity(money.ofYear(actor, year, List.of()))));
  }

  /** The same for some agreements, of all their years or of one; by agreement. */
  public Map<UUID, OfAgreement> of(Actor actor, Collection<UUID> agreements, @Nullable Integer year) {
    List<ActivityView> all = activities.ofAgreements(actor, agreements, year);
    Map<UUID, OfAgreement> found = new LinkedHashMap<>();
    grouped(
        of(actor, all, money.sumsByActivity(money.ofActivities(actor, all.stream().map(ActivityView::id).toList()))))
        .forEach(agreement -> found.put(agreement.agreement(), agreement));
    return found;
  }

  /** Progress of these, in their order, without money. */
  public List<OfActivity> of(Actor actor, List<ActivityView> all) {
    return of(actor, all, Map.of());
  }

  public List<OfActivity> of(Actor actor, List<ActivityView> all, Map<UUID, Money.Sums> sums) {
    return of(actor, rule(actor), all, sums);
  }

  /** The same by a rule that was read already. */
  public List<OfActivity> of(Actor actor, StatusRule rule, List<ActivityView> all, Map<UUID, Money.Sums> sums) {
    LocalDate today = today(actor);
    return all.stream()
        .map(activity -> status(rule, today, activity, sums.getOrDefault(activity.id(), Money.Sums.NONE)))
        .toList();
  }

  private static OfActivity status(StatusRule rule, LocalDate today, ActivityView activity, Money.Sums sums) {
    Progress progress = Progress.of(rule, activity.starts(), activity.ends(), activity.target(), activity.realised(),
        activity.lastHeldOn(), today);
    return new OfActivity(activity, progress, activity.lastHeldOn(), sums.counted(), sums.realised(), sums.asOf(),
        sums.hidden() > 0);
  }

  private static List<OfAgreement> grouped(List<OfActivity> all) {
    Map<UUID, List<OfActivity>> byAgreement = new LinkedHashMap<>();
    all.forEach(one -> byAgreement.computeIfAbsent(one.activity().agreement(), _ -> new ArrayList<>()).add(one));
    return byAgreement.values()
        .stream()
        .map(PlanStatus::group)
        .sorted(Comparator.comparing(OfAgreement::verdict).reversed().thenComparing(OfAgreement::title))
        .toList();
  }

  private static OfAgreement group(List<OfActivity> all) {
    ActivityView first = all.getFirst().activity();
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    Set<UUID> offices = new LinkedHashSet<>();
    Set<UUID> late = new LinkedHashSet<>();
    long counted = 0;
    long realised = 0;
    double share = 0;
    boolean hidden = false;
    boolean silent = false;
    LocalDate asOf = null;
    for (OfActivity one : all) {
      counts.merge(one.progress().verdict(), 1, Integer::sum);
      offices.add(one.activity().office());
      if (one.progress().verdict() == Verdict.LATE) {
        late.add(one.activity().office());
      }
      counted += one.moneyCounted();
      realised += one.moneyRealised();
      share += Math.min(1, one.progress().realisedShare());
      hidden |= one.moneyHidden();
      LocalDate on = one.moneyAsOf();
      if (one.moneyCounted() > 0) {
        silent |= on == null;
        asOf = asOf == null || (on != null && on.isBefore(asOf)) ? on : asOf;
      }
    }
    Verdict worst =
        all.stream().map(one -> one.progress().verdict()).max(Comparator.naturalOrder()).orElse(Verdict.NOT_STARTED);
    return new OfAgreement(first.agreement(), first.agreementTitle(), first.paperComplete(), worst, counts,
        share / all.size(), counted, realised, silent ? null : asOf, hidden, offices, late, List.copyOf(all));
  }
}
