package id.payung.platform.sheets.taken;

import org.jspecify.annotations.Nullable;

/**
 * Where a register stands and how it is spoken of.
 *
 * @param address of its import, within the regency
 * @param back the list that it comes into
 * @param words before all message keys of the module's own words for it
 * @param fileName of the empty sheet
 * @param first where to go before, within the regency; null where nothing must be done before
 */
public record RegisterDescription(String address, String back, String words, String fileName, @Nullable String first) {
  /** So many rows are read of one sheet. */
  public static final int MAX_ROWS = 2000;
}
