/** An evaluation: its evidence years, stages, lock and reopened hours. */
@NullMarked
package id.payung.indicators.year;

import org.jspecify.annotations.NullMarked;
