/** The instrument of a year: read, edited, replaced by the official sheet. */
@NullMarked
package id.payung.indicators.instrument;

import org.jspecify.annotations.NullMarked;
