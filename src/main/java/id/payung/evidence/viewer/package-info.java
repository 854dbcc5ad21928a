/** Proofs looked at: one after the other, large, and two side by side. */
@NullMarked
package id.payung.evidence.viewer;

import org.jspecify.annotations.NullMarked;
