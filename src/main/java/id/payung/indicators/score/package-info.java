/** The three scores, the pages that show them, gaps and what is owed. */
@NullMarked
package id.payung.indicators.score;

import org.jspecify.annotations.NullMarked;
