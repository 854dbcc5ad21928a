package id.payung.platform.sheets;

import id.payung.platform.sheets.file.RawCell;
import id.payung.platform.sheets.file.RawRow;
import java.util.ArrayList;
import java.util.List;

/** Cells that stand under no heading: nothing can be made of them, and the preview says which they are. */
final class UnheadedCells {
  private static final int MAX_NAMED = 8;
  private static final int MAX_LETTERS = 40;

  private final List<String> headings;
  private final List<String> named = new ArrayList<>();
  private int count;

  UnheadedCells(List<String> headings) {
    this.headings = headings;
  }

  void look(RawRow row) {
    for (int at = 0; at < row.cells().size(); at++) {
      if (!(row.cell(at) instanceof RawCell.Empty) && isUnheaded(at)) {
        count++;
        if (named.size() < MAX_NAMED) {
          named.add(name(row, at));
        }
      }
    }
  }

  private boolean isUnheaded(int at) {
    return at >= headings.size() || HeadingMatcher.normalise(headings.get(at)).isEmpty();
  }

  private static String name(RawRow row, int at) {
    String text = row.cell(at).displayText();
    String shown = text.length() > MAX_LETTERS ? text.substring(0, MAX_LETTERS) + "…" : text;
    return row.nameOf(at) + (shown.isEmpty() ? "" : " (" + shown + ")");
  }

  List<SheetFinding> notices() {
    String more = count > named.size() ? "; …" : "";
    return count == 0 ? List.of()
        : List.of(SheetFinding.of(0, null, "sheets.note.no-heading", count, String.join("; ", named) + more));
  }
}
