/** The pages on which joint plans are found, written, approved and signed. */
@NullMarked
package id.payung.agreements.planning;

import org.jspecify.annotations.NullMarked;
