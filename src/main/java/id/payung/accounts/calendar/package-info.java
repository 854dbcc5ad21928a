/** Kalender di ponsel saya: secret addresses at which a phone fetches a person's calendar. */
@NullMarked
package id.payung.accounts.calendar;

import org.jspecify.annotations.NullMarked;
