/** Kinds of records that are wholly declared: kept, merged, given to phones and shown by their declaration. */
@NullMarked
@NamedInterface("declared")
package id.payung.fieldwork.declared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
