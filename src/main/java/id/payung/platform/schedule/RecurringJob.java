package id.payung.platform.schedule;

import java.time.Duration;

/**
 * What is done again and again, by one application of however many share the database. A bean of this type is found.
 */
public interface RecurringJob {
  /** {@code module.name}; never changed, since the scheduler's table knows it. */
  String name();

  /** From the end of one run to the begin of the next. */
  Duration every();

  /**
   * Nobody acts here: bind an actor for each regency, one regency a transaction. An exception is logged, and the next
   * run comes in time.
   */
  void run();
}
