/**
 * Deadlines: how long something may take, counted in the offices' calendar and in the time zone of the regency. The
 * lengths are reference data, since laws change and disagree; a {@link id.payung.platform.deadline.RegencyCalendar}
 * makes deadlines from them.
 */
@NullMarked
package id.payung.platform.deadline;

import org.jspecify.annotations.NullMarked;
