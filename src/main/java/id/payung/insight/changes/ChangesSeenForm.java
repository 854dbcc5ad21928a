package id.payung.insight.changes;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What a page of changes says when its button is pressed.
 *
 * @param until the hour of that page, in milliseconds; what came since is not seen yet
 */
record ChangesSeenForm(@Min(1) @Max(ChangesSeenForm.MAX_MILLIS) long until) {
  /** The year 2100. */
  static final long MAX_MILLIS = 4_102_444_800_000L;
}
