/** What the reference files of agreements ship beside code lists: the gates of a budget year, and the status rule. */
@NullMarked
@NamedInterface("reference")
package id.payung.agreements.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
