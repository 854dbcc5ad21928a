/** The joint work plan of a budget year: what it says, its versions and their approval, sheets and paper. */
@NullMarked
package id.payung.agreements.plan;

import org.jspecify.annotations.NullMarked;
