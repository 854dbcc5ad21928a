/**
 * Sheets that leave and come back: columns declared once, for the template, the export and the import with a preview.
 */
@NullMarked
package id.payung.platform.sheets;

import org.jspecify.annotations.NullMarked;
