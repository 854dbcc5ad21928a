/** Days of agreements and of planning for people's calendars. */
@NullMarked
package id.payung.agreements.calendar;

import org.jspecify.annotations.NullMarked;
