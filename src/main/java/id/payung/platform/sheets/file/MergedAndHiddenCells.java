package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet says of its cells elsewhere than at the cells: which were made one, which columns are hidden.
 *
 * @param ranges by their first row
 */
record MergedAndHiddenCells(List<Range> ranges, Set<Integer> hiddenColumns) {
  private static final int MAX_RANGES = 10_000;
  private static final Pattern RANGE = Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");

  /** Rows from 1, columns from 0, both ends belong to it. */
  record Range(String name, int firstRow, int lastRow, int firstColumn, int lastColumn) {
    int rows() {
      return lastRow - firstRow + 1;
    }

    int columns() {
      return lastColumn - firstColumn + 1;
    }
  }

  /** @throws Refused when more cells were made one than anybody does by hand */
  static MergedAndHiddenCells read(XlsxPart part) {
    List<Range> ranges = new ArrayList<>();
    Set<Integer> hidden = new HashSet<>();
    while (part.next()) {
      if (part.name().equals("mergeCell")) {
        addRange(part.attribute("ref"), ranges);
      } else if (part.name().equals("col") && (part.isTrue("hidden") || isZero(part.attribute("width")))) {
        addColumns(part.attribute("min"), part.attribute("max"), hidden);
      }
    }
    ranges.sort(Comparator.comparingInt(Range::firstRow));
    return new MergedAndHiddenCells(List.copyOf(ranges), Set.copyOf(hidden));
  }

  private static void addRange(@Nullable String name, List<Range> ranges) {
    Matcher ends = RANGE.matcher(name == null ? "" : name);
    if (!ends.matches()) {
      return;
    }
    Range range = new Range(ends.group(), Integer.parseInt(ends.group(2)), Integer.parseInt(ends.group(4)),
        columnIndex(ends.group(1)), columnIndex(ends.group(3)));
    if (range.rows() > 0 && range.columns() > 0 && range.rows() + range.columns() > 2) {
      ranges.add(range);
    }
    if (ranges.size() > MAX_RANGES) {
      throw new Refused("sheets.refused.merged", MAX_RANGES);
    }
  }

  private static void addColumns(@Nullable String min, @Nullable String max, Set<Integer> hidden) {
    int first = toNumber(min);
    int last = Math.min(toNumber(max), XlsxPartCounts.MAX_COLUMNS);
    for (int column = first; column <= last && column > 0; column++) {
      hidden.add(column - 1);
    }
  }

  static boolean isZero(@Nullable String size) {
    return size != null && size.matches("0+(\\.0*)?");
  }

  private static int toNumber(@Nullable String digits) {
    return digits != null && digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 0;
  }

  /** Counted from 0; {@code -1} when the letters are missing. */
  static int columnIndex(String reference) {
    int column = 0;
    for (int i = 0; i < reference.length() && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z'; i++) {
      column = column * 26 + reference.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }
}
