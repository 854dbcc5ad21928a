/** Asks once, in words, before something is done that cannot be taken back. */
@NullMarked
package id.payung.platform.web.confirmation;

import org.jspecify.annotations.NullMarked;
