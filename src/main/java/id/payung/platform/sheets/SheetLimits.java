package id.payung.platform.sheets;

/**
 * How much a sheet may hold; said to people before they send it.
 *
 * @param bytes of the file as sent
 * @param unpackedBytes bytes of all its parts, for a small file may unpack to gigabytes
 * @param rows below the headings
 */
public record SheetLimits(long bytes, long unpackedBytes, int rows) {
  public static final SheetLimits DEFAULT = new SheetLimits(20L << 20, 400L << 20, 50_000);

  public SheetLimits withRows(int other) {
    return new SheetLimits(bytes, unpackedBytes, other);
  }
}
