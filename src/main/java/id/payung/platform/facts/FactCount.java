package id.payung.platform.facts;

import java.util.List;

/**
 * A number and what it was counted from.
 *
 * @param number pieces, or rupiah
 * @param rows one line a row in Indonesian, in a lasting order: day, what, where; never the name of a person. The first
 * {@value #MAX_ROWS} at most
 * @param rowCount how many rows there are
 */
public record FactCount(long number, List<String> rows, long rowCount) {
  /** More would bury the proof, and a million of them the machine; how many are left is said. */
  public static final int MAX_ROWS = 2_000;

  public FactCount {
    rows = List.copyOf(rows);
    if (rows.size() > MAX_ROWS || rows.size() != Math.min(MAX_ROWS, rowCount)) {
      throw new IllegalArgumentException(rows.size() + " rows of " + rowCount);
    }
  }

  /** Few enough to be all here: one each row. */
  public static FactCount ofRows(List<String> rows) {
    return new FactCount(rows.size(), rows.subList(0, Math.min(MAX_ROWS, rows.size())), rows.size());
  }
}
