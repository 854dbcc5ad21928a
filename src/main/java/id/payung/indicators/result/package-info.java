/** Official results of each stage, and the list for typing into the ministry's application. */
@NullMarked
package id.payung.indicators.result;

import org.jspecify.annotations.NullMarked;
