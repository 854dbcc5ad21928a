package id.payung.community;

/**
 * Which reports count: those whose volume was announced to the plan and not taken back. One that waits for a reviewer
 * the first time, was returned for correction or was withdrawn does not; one that counted and was edited into doubt
 * does, with what it says now, until somebody decides. Charts, maps, the phone's month and the papers of partners ask
 * this and nothing else.
 */
public final class CountedReportPolicy {
  /** The rule as a condition on the table {@code r}. */
  public static final String SQL = "r.told";

  private CountedReportPolicy() {}

  public static boolean counts(Report report) {
    return report.counted();
  }
}
