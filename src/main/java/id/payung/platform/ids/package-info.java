/** Ids made where a record is born. */
@NullMarked
package id.payung.platform.ids;

import org.jspecify.annotations.NullMarked;
