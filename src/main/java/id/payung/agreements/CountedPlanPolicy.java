package id.payung.agreements;

/**
 * Which planned activities count in figures: those that both parties have approved. Work may begin before that, and
 * reports of it are kept; but what only one party wrote down counts as no money, is owed by nobody and is never late.
 * All figures follow this rule: the regent's page with its papers and chart, notices of lateness, sums of agreements
 * and partners, and computed facts.
 */
public final class CountedPlanPolicy {
  /** The rule as a condition on the table {@code a} of activities. */
  public static final String SQL = "a.approved";

  private CountedPlanPolicy() {}

  public static boolean counts(ActivityView activity) {
    return activity.approved();
  }

  /** Whether further work is expected: not when the agreement was ended, so that nobody is late with it. */
  public static boolean isPursued(ActivityView activity) {
    return counts(activity) && activity.agreementEndedOn() == null;
  }
}
