/** What was decided in meetings, by date, and how it is closed. */
@NullMarked
package id.payung.meetings.decision;

import org.jspecify.annotations.NullMarked;
