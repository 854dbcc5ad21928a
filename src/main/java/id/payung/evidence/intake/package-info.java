/** Files that come in, and those that have no place yet. */
@NullMarked
package id.payung.evidence.intake;

import org.jspecify.annotations.NullMarked;
