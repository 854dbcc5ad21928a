/** One office at the table: check its proofs, end in a Berita Acara. */
@NullMarked
package id.payung.indicators.desk;

import org.jspecify.annotations.NullMarked;
