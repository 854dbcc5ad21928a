package id.payung.platform.deadline;

/** Where a deadline stands at a moment. */
public enum DeadlineStatus {
  RUNNING,
  /** Inside the days of warning. */
  SOON,
  /** The clock stands still; there is no last day for now. */
  STOPPED, PASSED
}
