/** A joint plan as a sheet: export, import and its preview. */
@NullMarked
package id.payung.agreements.plansheet;

import org.jspecify.annotations.NullMarked;
