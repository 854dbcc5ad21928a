package id.payung.platform.facts;

import java.util.List;

/**
 * A number and what it was counted from.
 *
 * @param number pieces, or rupiah
 * @param rows one line a row in Indonesian, in a lasting order: day, what, where; never the name of a person. The first
 * {@value #ROWS} at most
 * @param all how many rows there are
 */
public record Counted(long number, List<String> rows, long all) {
  /** More would bury the proof, and a million of them the machine; how many are left is said. */
  public static final int ROWS = 2_000;

  public Counted {
    rows = List.copyOf(rows);
    if (rows.size() > ROWS || rows.size() != Math.min(ROWS, all)) {
      throw new IllegalArgumentException(rows.size() + " rows of " + all);
    }
  }

  /** Few enough to be all here: one each row. */
  public static Counted each(List<String> rows) {
    return new Counted(rows.size(), rows.subList(0, Math.min(ROWS, rows.size())), rows.size());
  }
}
