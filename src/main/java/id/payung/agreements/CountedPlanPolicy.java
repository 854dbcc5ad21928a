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

  /**
   * The condition that an activity is in lists: it stands, or its plan holds it no longer and there are reports,
   * trainings or realised money of it.
   *
   * @param activity alias of the table of activities
   */
  public static String listedSql(String activity) {
    return """
        (%1$s.standing OR %1$s.reports > 0 OR %1$s.trained > 0
          OR EXISTS (SELECT FROM agreements.budget_line spent WHERE spent.regency = %1$s.regency
                AND spent.activity = %1$s.id AND spent.realised_on IS NOT NULL))
        """.formatted(activity);
  }

  public static boolean counts(ActivityView activity) {
    return activity.approved();
  }

  /** Whether further work is expected: not when the agreement was ended, so that nobody is late with it. */
  public static boolean isPursued(ActivityView activity) {
    return counts(activity) && activity.agreementEndedOn() == null;
  }
}
