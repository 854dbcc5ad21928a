/**
 * Registers that a regency keeps in Excel come in: matched forgivingly, shown row by row, taken in parts, taken back by
 * one press; a row that was taken before is known again.
 */
@NullMarked
package id.payung.platform.sheets.taken;

import org.jspecify.annotations.NullMarked;
