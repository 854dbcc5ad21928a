/** Work that recurs, and work that is done for one regency after the other. */
@NullMarked
package id.payung.platform.schedule;

import org.jspecify.annotations.NullMarked;
