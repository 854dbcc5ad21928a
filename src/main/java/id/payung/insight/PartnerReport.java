package id.payung.insight;

import id.payung.accounts.Organisation;
import id.payung.agreements.ActivityView;
import id.payung.agreements.Progress;
import id.payung.agreements.Realised;
import id.payung.evidence.SafePhotos;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a partner did in a quarter, filled in from what villages and offices have reported.
 *
 * @param upTo the last day that counts: the quarter's, or today while it runs
 * @param villageNames with their districts, of all villages reached
 * @param photos copies without faces; there are no others here
 */
public record PartnerReport(Organisation partner, Quarter quarter, LocalDate upTo, List<Line> lines,
    Map<UUID, String> villageNames, List<Wait> waits, List<SafePhotos.SafePhoto> photos) {

  /**
   * One activity.
   *
   * @param realised in the quarter
   * @param altogether from the beginning up to the quarter's end
   * @param progress of that, by the rule of today
   * @param given null when the partner gives no money to it
   */
  public record Line(ActivityView activity, String office, long realised, long altogether, int reports, People people,
      Set<UUID> villages, Progress progress, Realised.@Nullable Given given) {}

  /** Attendance added up: somebody who came twice counts twice. */
  public record People(long childrenM, long childrenF, long adultsM, long adultsF) {
    static final People NONE = new People(0, 0, 0, 0);

    People plus(int moreChildrenM, int moreChildrenF, int moreAdultsM, int moreAdultsF) {
      return new People(childrenM + moreChildrenM, childrenF + moreChildrenF, adultsM + moreAdultsM,
          adultsF + moreAdultsF);
    }

    People plus(People more) {
      return new People(childrenM + more.childrenM, childrenF + more.childrenF, adultsM + more.adultsM,
          adultsF + more.adultsF);
    }

    public long male() {
      return childrenM + adultsM;
    }

    public long female() {
      return childrenF + adultsF;
    }

    public long all() {
      return male() + female();
    }
  }

  /**
   * An office that the partner waits for.
   *
   * @param reason message key
   */
  public record Wait(String office, String activity, UUID id, String reason) {}

  /** A photo on paper: its picture as data, and what it shows in words. */
  public record Shown(String picture, String caption) {}

  public People people() {
    return lines.stream().map(Line::people).reduce(People.NONE, People::plus);
  }

  public int reports() {
    return lines.stream().mapToInt(Line::reports).sum();
  }

  public long committed() {
    return lines.stream()
        .map(Line::given)
        .filter(java.util.Objects::nonNull)
        .mapToLong(Realised.Given::committed)
        .sum();
  }

  public long spent() {
    return lines.stream().map(Line::given).filter(java.util.Objects::nonNull).mapToLong(Realised.Given::realised).sum();
  }

  /** Lines whose amounts are shown to the task force only, and not to this reader. */
  public int hidden() {
    return lines.stream().map(Line::given).filter(java.util.Objects::nonNull).mapToInt(Realised.Given::hidden).sum();
  }

  public @Nullable LocalDate moneyAsOf() {
    return lines.stream()
        .map(Line::given)
        .filter(java.util.Objects::nonNull)
        .map(Realised.Given::asOf)
        .filter(java.util.Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  public List<String> villages(Line line) {
    return line.villages()
        .stream()
        .map(id -> villageNames.getOrDefault(id, ""))
        .filter(name -> !name.isEmpty())
        .sorted()
        .toList();
  }
}
