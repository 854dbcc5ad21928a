/** The list of meetings, and one meeting: writing it down, its proposals, its files, its minutes on paper. */
@NullMarked
package id.payung.meetings.register;

import org.jspecify.annotations.NullMarked;
