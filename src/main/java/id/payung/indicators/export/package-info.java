/** Answers as they leave: a sheet in question order, and the reading API. */
@NullMarked
package id.payung.indicators.export;

import org.jspecify.annotations.NullMarked;
