/** What happens to an agreement once it is registered: its steps, its end, and its next version. */
@NullMarked
package id.payung.agreements.step;

import org.jspecify.annotations.NullMarked;
