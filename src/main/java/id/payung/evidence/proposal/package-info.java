/** Evidence that reports of villages propose, and what became of it. */
@NullMarked
package id.payung.evidence.proposal;

import org.jspecify.annotations.NullMarked;
