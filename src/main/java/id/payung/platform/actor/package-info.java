/** Who acts, where, and how far they reach. */
@NullMarked
package id.payung.platform.actor;

import org.jspecify.annotations.NullMarked;
