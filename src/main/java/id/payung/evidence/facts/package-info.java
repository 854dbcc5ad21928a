/** Counts of other modules that stand as evidence. */
@NullMarked
package id.payung.evidence.facts;

import org.jspecify.annotations.NullMarked;
