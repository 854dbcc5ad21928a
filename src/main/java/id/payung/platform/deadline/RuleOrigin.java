package id.payung.platform.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule comes from and when it holds.
 *
 * @param article of the law or of the local decision: {@code UU 23/2014 Pasal 242(2)}
 * @param from first day on which it holds
 * @param to last day, or null while it holds
 * @param confirmed false: read from a secondary source or open to two readings; the screen says so
 * @param source how sure it is (A, B, U) and where it was read
 */
public record RuleOrigin(Basis basis, String article, LocalDate from, @Nullable LocalDate to, boolean confirmed,
    String source) {

  /** Who set the length. */
  public enum Basis {
    /** A law. Where two laws differ, both stand. */
    LAW,
    /** The regency's own promise. It may only be shorter than the law. */
    PROMISE
  }

  boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
