/** What a record says of its table and columns, read by {@link id.payung.platform.rows.Rows}. */
@NullMarked
package id.payung.platform.rows.annotation;

import org.jspecify.annotations.NullMarked;
