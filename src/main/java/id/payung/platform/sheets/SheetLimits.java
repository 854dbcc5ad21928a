package id.payung.platform.sheets;

/**
 * How much a sheet may hold; said to people before they send it.
 *
 * @param bytes of the file as sent
 * @param unpacked bytes of all its parts, for a small file may unpack to gigabytes
 * @param rows below the headings
 */
public record SheetLimits(long bytes, long unpacked, int rows) {
  public static final SheetLimits USUAL = new SheetLimits(20L << 20, 400L << 20, 200_000);
}
