/** Keys that live outside the database, and what is encrypted or looked up with them. */
@NullMarked
package id.payung.platform.crypto;

import org.jspecify.annotations.NullMarked;
