/** Who answers what by when, the letter and the reminder. */
@NullMarked
package id.payung.indicators.request;

import org.jspecify.annotations.NullMarked;
