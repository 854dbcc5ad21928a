/** The clock and the regency's day. */
@NullMarked
package id.payung.platform.time;

import org.jspecify.annotations.NullMarked;
