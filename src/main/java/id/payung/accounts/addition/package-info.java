/** Organisations that are added where one is chosen, by whoever may write them down. */
@NullMarked
@NamedInterface("addition")
package id.payung.accounts.addition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
