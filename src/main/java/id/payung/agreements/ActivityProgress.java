package id.payung.agreements;

import id.payung.agreements.reference.StatusRule;
import id.payung.platform.ui.StatusTone;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with the numbers that it was made of. As shipped: late = the end has passed and volume is short; at risk =
 * the share of time gone exceeds the share realised by 20 points, or no report for 30 days.
 *
 * @param timeShare of the activity's days that have gone, 0 to 1
 * @param realisedShare volume of the target, 0 and up
 * @param silentDays since the newest report, or since the beginning without one; 0 before it began
 * @param targetReached the target is reached
 */
public record ActivityProgress(ProgressStatus status, double timeShare, double realisedShare, int silentDays,
    boolean targetReached) {

  public StatusTone tone() {
    return targetReached && ProgressStatus.PURSUED.contains(status) ? StatusTone.DONE : status.tone();
  }

  /**
   * The rule in SQL, for filters; {@link #of(StatusRule, ActivityView, LocalDate)} says the same of one row, and a test
   * holds the two together. Parameters: today, points, silentDays.
   */
  public static final String STATUS_SQL = """
      CASE WHEN NOT a.standing THEN 'left-plan'
           WHEN a.agreement_ended_on IS NOT NULL THEN 'ended'
           WHEN a.realised >= a.target THEN 'on-track'
           WHEN CAST(:today AS date) > a.ends THEN 'late'
           WHEN CAST(:today AS date) < a.starts THEN CASE WHEN a.realised = 0 THEN 'not-started' ELSE 'on-track' END
           WHEN (CAST(:today AS date) - a.starts)::bigint * 100 * a.target
                  - a.realised * 100 * (a.ends - a.starts + 1)
                  > CAST(:points AS bigint) * a.target * (a.ends - a.starts + 1) THEN 'at-risk'
           WHEN CAST(:today AS date) - greatest(coalesce(a.last_held_on, a.starts), a.starts)
                  >= CAST(:silentDays AS int) THEN 'at-risk'
           ELSE 'on-track' END
      """;

  /**
   * How an activity stands: by its figures while it goes on, else that it left its plan or that its agreement ended.
   */
  public static ActivityProgress of(StatusRule rule, ActivityView activity, LocalDate today) {
    ActivityProgress progress = calculate(rule, activity.starts(), activity.ends(), activity.target(),
        activity.realised(), activity.lastHeldOn(), today);
    ProgressStatus over =
        !activity.standing() ? ProgressStatus.LEFT_PLAN : activity.agreementEndedOn() != null ? ProgressStatus.ENDED
            : null;
    return over == null ? progress
        : new ActivityProgress(over, progress.timeShare(), progress.realisedShare(), progress.silentDays(),
            progress.targetReached());
  }

  /**
   * By the figures alone.
   *
   * @param target at least 1
   * @param lastHeldOn day of the newest counted report, or null
   */
  public static ActivityProgress calculate(StatusRule rule, LocalDate starts, LocalDate ends, long target,
      long realised, @Nullable LocalDate lastHeldOn, LocalDate today) {
    long days = ChronoUnit.DAYS.between(starts, ends) + 1;
    long daysElapsed = Math.clamp(ChronoUnit.DAYS.between(starts, today), 0, days);
    LocalDate since = lastHeldOn == null || lastHeldOn.isBefore(starts) ? starts : lastHeldOn;
    int daysSilent = today.isBefore(starts) ? 0 : (int) Math.max(0, ChronoUnit.DAYS.between(since, today));
    boolean targetReached = realised >= target;
    double timeShare = (double) daysElapsed / days;
    double realisedShare = (double) realised / target;
    return new ActivityProgress(statusOf(rule, starts, ends, target, realised, today, days, daysElapsed, daysSilent),
        timeShare, realisedShare, daysSilent, targetReached);
  }

  private static ProgressStatus statusOf(StatusRule rule, LocalDate starts, LocalDate ends, long target, long realised,
      LocalDate today, long days, long daysElapsed, int daysSilent) {
    if (realised >= target) {
      return ProgressStatus.ON_TRACK;
    }
    if (today.isAfter(ends)) {
      return ProgressStatus.LATE;
    }
    if (today.isBefore(starts)) {
      return realised == 0 ? ProgressStatus.NOT_STARTED : ProgressStatus.ON_TRACK;
    }
    boolean behind = daysElapsed * 100 * target - realised * 100 * days > rule.points() * target * days;
    return behind || daysSilent >= rule.silentDays() ? ProgressStatus.AT_RISK : ProgressStatus.ON_TRACK;
  }
}
