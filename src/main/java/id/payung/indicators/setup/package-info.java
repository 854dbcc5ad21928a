/** Opening an evaluation year, its settings and life-cycle, and changes of its instrument. */
@NullMarked
package id.payung.indicators.setup;

import org.jspecify.annotations.NullMarked;
