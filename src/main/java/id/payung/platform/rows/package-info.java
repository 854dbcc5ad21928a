/**
 * Typed rows: a Java record names the columns of a table once, and is inserted, updated and read by that. Begin with
 * {@link id.payung.platform.rows.Rows} and {@link id.payung.platform.rows.annotation.Table}.
 */
@NullMarked
package id.payung.platform.rows;

import org.jspecify.annotations.NullMarked;
