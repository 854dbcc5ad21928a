/** The register of agreements comes in from the Excel file in which an office has kept it. */
@NullMarked
package id.payung.agreements.registersheet;

import org.jspecify.annotations.NullMarked;
