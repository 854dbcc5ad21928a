package id.payung.insight;

import id.payung.accounts.Organisation;
import id.payung.agreements.ActivityProgress;
import id.payung.agreements.ActivityView;
import id.payung.agreements.CountedPlanPolicy;
import id.payung.agreements.PeriodRealisationRepository;
import id.payung.evidence.BlurredPhotoRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a partner did in a quarter, filled in from what villages and offices have reported.
 *
 * @param upTo the last day that counts: the quarter's, or today while it runs
 * @param villageNames with their districts, of all villages reached
 * @param photos copies without faces; there are no others here
 */
public record PartnerReport(Organisation partner, ReportingPeriod period, LocalDate upTo,
    List<PartnerActivityLine> lines, Map<UUID, String> villageNames, List<AwaitedOffice> waits,
    List<BlurredPhotoRepository.SafePhoto> photos) {

  /**
   * One activity.
   *
   * @param realisedInPeriod in the quarter
   * @param realisedToDate from the beginning up to the quarter's end
   * @param progress of that, by the rule of today
   * @param contribution null when the partner gives no money to it
   */
  public record PartnerActivityLine(ActivityView activity, String office, long realisedInPeriod, long realisedToDate,
      int reports, AttendanceTotals attendance, Set<UUID> villages, ActivityProgress progress,
      PeriodRealisationRepository.@Nullable OwnerContribution contribution) {

    /** Whether its amounts are shown to others only. */
    public boolean isMoneyHidden() {
      return contribution != null && contribution.hidden() > 0 && contribution.hidden() == contribution.lines();
    }
  }

  /** Attendance added up: somebody who came twice counts twice. */
  public record AttendanceTotals(long childrenM, long childrenF, long adultsM, long adultsF) {
    static final AttendanceTotals NONE = new AttendanceTotals(0, 0, 0, 0);

    AttendanceTotals plus(int moreChildrenM, int moreChildrenF, int moreAdultsM, int moreAdultsF) {
      return new AttendanceTotals(childrenM + moreChildrenM, childrenF + moreChildrenF, adultsM + moreAdultsM,
          adultsF + moreAdultsF);
    }

    AttendanceTotals plus(AttendanceTotals more) {
      return new AttendanceTotals(childrenM + more.childrenM, childrenF + more.childrenF, adultsM + more.adultsM,
          adultsF + more.adultsF);
    }

    public long male() {
      return childrenM + adultsM;
    }

    public long female() {
      return childrenF + adultsF;
    }

    public long total() {
      return male() + female();
    }
  }

  /**
   * An office that the partner waits for.
   *
   * @param reason message key
   */
  public record AwaitedOffice(String office, String activity, UUID id, String reason) {}

  /** A photo on paper: its picture as data, and what it shows in words. */
  public record CaptionedPhoto(String picture, String caption) {}

  public AttendanceTotals attendance() {
    return lines.stream().map(PartnerActivityLine::attendance).reduce(AttendanceTotals.NONE, AttendanceTotals::plus);
  }

  public int reports() {
    return lines.stream().mapToInt(PartnerActivityLine::reports).sum();
  }

  private Stream<PeriodRealisationRepository.OwnerContribution> contributions() {
    return lines.stream()
        .filter(line -> CountedPlanPolicy.counts(line.activity()))
        .map(PartnerActivityLine::contribution)
        .filter(Objects::nonNull);
  }

  public long committed() {
    return contributions().mapToLong(PeriodRealisationRepository.OwnerContribution::committed).sum();
  }

  public long spent() {
    return contributions().mapToLong(PeriodRealisationRepository.OwnerContribution::realised).sum();
  }

  /** Lines whose amounts are shown to the task force only, and not to this reader. */
  public int hidden() {
    return contributions().mapToInt(PeriodRealisationRepository.OwnerContribution::hidden).sum();
  }

  public @Nullable LocalDate moneyAsOf() {
    return contributions().map(PeriodRealisationRepository.OwnerContribution::asOf)
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  public List<String> namesOfVillages(PartnerActivityLine line) {
    return line.villages()
        .stream()
        .map(id -> villageNames.getOrDefault(id, ""))
        .filter(name -> !name.isEmpty())
        .sorted()
        .toList();
  }
}
