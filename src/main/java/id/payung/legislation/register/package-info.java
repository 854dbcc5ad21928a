/** The pages of drafts: list, board by holder, one draft, its form, the form of an event. */
@NullMarked
package id.payung.legislation.register;

import org.jspecify.annotations.NullMarked;
