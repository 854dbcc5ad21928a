/** What stands in the file of a sheet: rows and cells of XLSX and CSV, as they are, within bounds of memory. */
@NullMarked
package id.payung.platform.sheets.file;

import org.jspecify.annotations.NullMarked;
