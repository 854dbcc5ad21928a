package id.payung.platform.sheets;

import id.payung.platform.sheets.file.RawCell;
import id.payung.platform.sheets.file.RawRow;
import id.payung.platform.sheets.file.SheetFileReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the sheet, and in it the row, or up to three rows, in which the headings stand. */
final class HeadingSearch {
  private final List<? extends SheetColumn<?, ?>> columns;
  private final SheetFileReader sheets;
  private final boolean forgiving;

  /**
   * Where they stand.
   *
   * @param alsoFit names of other sheets that have them too, with rows below, and are not read
   */
  record HeadingLocation(int sheet, HeadingMatcher.HeadingMatch found, List<String> alsoFit) {}

  /** The best of one sheet. */
  private record SheetMatch(int sheet, HeadingMatcher.HeadingMatch found, boolean hasRows) {}

  /** @param forgiving where no heading is known, the first row of most texts may be that of the headings */
  HeadingSearch(List<? extends SheetColumn<?, ?>> columns, SheetFileReader sheets, boolean forgiving) {
    this.columns = columns;
    this.sheets = sheets;
    this.forgiving = forgiving;
  }

  /** Likewise in the sheet that a person chose, with the columns as they said. */
  @Nullable
  HeadingLocation find(SheetAnswers.ColumnChoice choice) {
    boolean chosen = choice.sheet() >= 0 && choice.sheet() < sheets.sheetCount();
    SheetMatch only = chosen ? search(choice.sheet()) : null;
    HeadingLocation found = only == null ? find() : new HeadingLocation(only.sheet(), only.found(), List.of());
    return found == null ? null
        : new HeadingLocation(found.sheet(), found.found().with(choice.places()), found.alsoFit());
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
    RawRow top = null;
    HeadingMatcher.HeadingMatch widest = null;
    try (Stream<RawRow> rows = sheets.rows(sheet)) {
      for (Iterator<RawRow> all = rows.limit(HeadingMatcher.ROWS_SEARCHED).iterator(); all.hasNext();) {
        RawRow row = all.next();
        for (HeadingMatcher.HeadingMatch found : matches(top, above, row)) {
          if (found.countFound() >= Math.min(2, columns.size())
              && (best == null || found.countFound() > best.countFound())) {
            best = found;
          }
        }
        if (widest == null || texts(row) > widest.texts().stream().filter(text -> !text.isEmpty()).count()) {
          widest = HeadingMatcher.match(row.number(), row.cells().stream().map(RawCell::displayText).toList(), columns);
        }
        lastFilled = row.isEmpty() ? lastFilled : row.number();
        top = above;
        above = row;
      }
    }
    best = best == null && forgiving && widest != null && lastFilled > widest.row() ? widest : best;
    return best == null ? null : new SheetMatch(sheet, best, lastFilled > best.row());
  }

  private static long texts(RawRow row) {
    return row.cells().stream().filter(cell -> cell instanceof RawCell.Text).count();
  }

  private List<HeadingMatcher.HeadingMatch> matches(@Nullable RawRow top, @Nullable RawRow above, RawRow row) {
    List<String> own = row.cells().stream().map(RawCell::displayText).toList();
    HeadingMatcher.HeadingMatch alone = HeadingMatcher.match(row.number(), own, columns);
    if (above == null || above.number() + 1 != row.number()) {
      return List.of(alone);
    }
    List<String> over = textsOver(above, own.size());
    HeadingMatcher.HeadingMatch two = HeadingMatcher.matchTwoLines(row.number(), over, own, columns);
    return top == null || top.number() + 1 != above.number() ? List.of(alone, two)
        : List.of(alone, two,
            HeadingMatcher.matchTwoLines(row.number(), withTop(over, textsOver(top, own.size())), own, columns));
  }

  /** What stands in the second of three lines, and where that is empty what stands above it. */
  private static List<String> withTop(List<String> over, List<String> top) {
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < Math.max(over.size(), top.size()); at++) {
      String text = at < over.size() ? over.get(at) : "";
      texts.add(text.isEmpty() && at < top.size() ? top.get(at) : text);
    }
    return texts;
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

  /** Message key of why there are no headings: no sheet holds anything, it is a text and no sheet, or they lack. */
  String whyNone() {
    long filled = 0;
    long wide = 0;
    for (int sheet = 0; sheet < sheets.sheetCount(); sheet++) {
      try (Stream<RawRow> rows = sheets.rows(sheet)) {
        for (Iterator<RawRow> all = rows.limit(HeadingMatcher.ROWS_SEARCHED).iterator(); all.hasNext();) {
          RawRow row = all.next();
          filled += row.isEmpty() ? 0 : 1;
          wide += row.cells().stream().filter(cell -> !(cell instanceof RawCell.Empty)).count() > 1 ? 1 : 0;
        }
      }
    }
    boolean running = !sheets.keepsTypes() && columns.size() > 1 && wide * 2 < filled;
    return filled == 0 ? "sheets.blank" : running ? "sheets.running-text" : "sheets.headings.none";
  }

  static String requiredHeadings(List<? extends SheetColumn<?, ?>> columns) {
    return String.join("; ", columns.stream().filter(SheetColumn::isRequired).map(SheetColumn::name).toList());
  }
}
