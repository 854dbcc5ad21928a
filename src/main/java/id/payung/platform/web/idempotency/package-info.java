/** A repeated request of a machine gets the answer of the first one. */
@NullMarked
package id.payung.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
