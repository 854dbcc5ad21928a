/** The register of meetings comes in from the Excel file in which an office has kept it. */
@NullMarked
package id.payung.meetings.registersheet;

import org.jspecify.annotations.NullMarked;
