package id.payung.platform.facts;

import java.util.List;

/**
 * A number and what it was counted from.
 *
 * @param number pieces, or rupiah
 * @param rows one line a row in Indonesian, in a lasting order: day, what, where; never the name of a person
 */
public record Counted(long number, List<String> rows) {
  public Counted {
    rows = List.copyOf(rows);
  }
}
