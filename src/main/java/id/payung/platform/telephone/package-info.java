/** Telephone numbers, in the one form in which they are stored and looked up. */
@NullMarked
package id.payung.platform.telephone;

import org.jspecify.annotations.NullMarked;
