/** Sessions in which the verifiers of the regency check answers. */
@NullMarked
package id.payung.indicators.check;

import org.jspecify.annotations.NullMarked;
