package id.payung.platform.sheets;

import id.payung.platform.sheets.file.RawCell;
import id.payung.platform.sheets.file.RawRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rows of a register that are no entry: titles of parts, totals, and whoever signed below. They are named. */
final class SkippedRows {
  private static final int MAX_NAMED = 12;
  private static final int MAX_LETTERS = 40;
  private static final Pattern TOTAL =
      Pattern.compile("(?i)(?:sub\\s*|grand\\s*)?(?:jumlah|total|rekap(?:itulasi)?)\\b.*", Pattern.DOTALL);

  private final List<? extends SheetColumn<?, ?>> columns;
  private final int[] places;
  private final List<String> named = new ArrayList<>();
  private int count;

  SkippedRows(List<? extends SheetColumn<?, ?>> columns, int[] places) {
    this.columns = columns;
    this.places = places.clone();
  }

  /** Never of a row that has all that an entry needs. */
  boolean isNoEntry(RawRow row) {
    String first = "";
    int filled = 0;
    Set<String> ranges = new HashSet<>();
    for (int at = 0; at < row.cells().size(); at++) {
      RawRow.MergedCell merged = row.merged(at);
      boolean again = merged != null && !ranges.add(merged.range());
      if (!again && !(textAt(row, at) instanceof RawCell.Empty)) {
        first = filled++ == 0 ? textAt(row, at).displayText() : first;
      }
    }
    boolean noEntry = filled <= 1 || !hasAllRequired(row) && TOTAL.matcher(first).matches();
    if (noEntry && filled > 0 && ++count <= MAX_NAMED) {
      named.add(row.number()
          + (first.length() > MAX_LETTERS ? " (" + first.substring(0, MAX_LETTERS) + "…)" : " (" + first + ")"));
    }
    return noEntry;
  }

  private static RawCell textAt(RawRow row, int at) {
    RawRow.MergedCell merged = row.merged(at);
    return merged == null ? row.cell(at) : merged.value();
  }

  private boolean hasAllRequired(RawRow row) {
    for (int i = 0; i < places.length; i++) {
      if (columns.get(i).isRequired() && (places[i] < 0 || textAt(row, places[i]) instanceof RawCell.Empty)) {
        return false;
      }
    }
    return true;
  }

  List<SheetFinding> notices() {
    String more = count > named.size() ? "; …" : "";
    return count == 0 ? List.of()
        : List.of(SheetFinding.of(0, null, "sheets.note.passed-over", count, String.join("; ", named) + more));
  }
}
