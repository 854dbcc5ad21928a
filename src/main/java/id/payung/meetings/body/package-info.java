/** Gugus Tugas and other bodies that meet: decree, members by post, action plan. */
@NullMarked
package id.payung.meetings.body;

import org.jspecify.annotations.NullMarked;
