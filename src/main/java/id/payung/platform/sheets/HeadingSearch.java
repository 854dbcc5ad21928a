package id.payung.platform.sheets;

import id.payung.platform.sheets.file.RawCell;
import id.payung.platform.sheets.file.RawRow;
import id.payung.platform.sheets.file.SheetFileReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the sheet, and in it the row or the two rows, in which the headings stand. */
final class HeadingSearch {
  private final List<? extends SheetColumn<?, ?>> columns;
  private final SheetFileReader sheets;

  /**
   * Where they stand.
   *
   * @param alsoFit names of other sheets that have them too, with rows below, and are not read
   */
  record HeadingLocation(int sheet, HeadingMatcher.HeadingMatch found, List<String> alsoFit) {}

  /** The best of one sheet. */
  private record SheetMatch(int sheet, HeadingMatcher.HeadingMatch found, boolean hasRows) {}

  HeadingSearch(List<? extends SheetColumn<?, ?>> columns, SheetFileReader sheets) {
    this.columns = columns;
    this.sheets = sheets;
  }

  /** The first sheet that has every required column and rows, else the first that has them, else the best one. */
  @Nullable
  HeadingLocation find() {
    List<SheetMatch> complete = new ArrayList<>();
    SheetMatch best = null;
    for (int sheet = 0; sheet < sheets.sheetCount(); sheet++) {
      SheetMatch match = search(sheet);
      if (match != null && findMissingHeadings(columns, match.found()).isEmpty()) {
        complete.add(match);
      } else if (match != null && (best == null || match.found().countFound() > best.found().countFound())) {
        best = match;
      }
    }
    List<SheetMatch> filled = complete.stream().filter(SheetMatch::hasRows).toList();
    SheetMatch chosen = !filled.isEmpty() ? filled.getFirst() : !complete.isEmpty() ? complete.getFirst() : best;
    return chosen == null ? null
        : new HeadingLocation(chosen.sheet(), chosen.found(),
            filled.stream().skip(1).map(one -> sheets.sheetName(one.sheet())).toList());
  }

  private @Nullable SheetMatch search(int sheet) {
    HeadingMatcher.HeadingMatch best = null;
    int lastFilled = 0;
    RawRow above = null;
    try (Stream<RawRow> rows = sheets.rows(sheet)) {
      for (Iterator<RawRow> all = rows.limit(HeadingMatcher.ROWS_SEARCHED).iterator(); all.hasNext();) {
        RawRow row = all.next();
        for (HeadingMatcher.HeadingMatch found : matches(above, row)) {
          if (found.countFound() >= Math.min(2, columns.size())
              && (best == null || found.countFound() > best.countFound())) {
            best = found;
          }
        }
        lastFilled = row.isEmpty() ? lastFilled : row.number();
        above = row;
      }
    }
    return best == null ? null : new SheetMatch(sheet, best, lastFilled > best.row());
  }

  private List<HeadingMatcher.HeadingMatch> matches(@Nullable RawRow above, RawRow row) {
    List<String> own = row.cells().stream().map(RawCell::displayText).toList();
    HeadingMatcher.HeadingMatch alone = HeadingMatcher.match(row.number(), own, columns);
    return above == null || above.number() + 1 != row.number() ? List.of(alone)
        : List.of(alone, HeadingMatcher.matchTwoLines(row.number(), textsOver(above, own.size()), own, columns));
  }

  /** A heading that lies over several columns stands for each of them. */
  private static List<String> textsOver(RawRow row, int columns) {
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < Math.max(columns, row.cells().size()); at++) {
      RawRow.MergedCell merged = row.merged(at);
      texts.add((merged == null ? row.cell(at) : merged.value()).displayText());
    }
    return texts;
  }

  /** A row that only counts the columns, as forms of offices have it: 1, 2, 3 or (1), (2), (3). */
  static boolean isColumnNumbers(RawRow row) {
    List<String> texts = row.cells().stream().map(RawCell::displayText).filter(text -> !text.isEmpty()).toList();
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).replaceAll("[().\\s]", "").equals(String.valueOf(i + 1))) {
        return false;
      }
    }
    return texts.size() > 2;
  }

  static List<SheetFinding> findMissingHeadings(List<? extends SheetColumn<?, ?>> columns,
      HeadingMatcher.HeadingMatch found) {
    List<SheetFinding> findings = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (found.places()[i] < 0 && columns.get(i).isRequired()) {
        findings.add(SheetFinding.of(found.row(), columns.get(i).name(), "sheets.headings.missing"));
      }
    }
    for (String duplicate : found.doubled()) {
      findings.add(SheetFinding.of(found.row(), duplicate, "sheets.headings.doubled"));
    }
    return findings;
  }

  static String requiredHeadings(List<? extends SheetColumn<?, ?>> columns) {
    return String.join("; ", columns.stream().filter(SheetColumn::isRequired).map(SheetColumn::name).toList());
  }
}
