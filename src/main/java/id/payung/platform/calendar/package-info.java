/** What people may have in the calendar of their own phone: days of meetings, deadlines, ends, by module. */
@NullMarked
package id.payung.platform.calendar;

import org.jspecify.annotations.NullMarked;
