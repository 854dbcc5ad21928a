/** One catalogue of refusals, rendered once. */
@NullMarked
package id.payung.platform.errors;

import org.jspecify.annotations.NullMarked;
