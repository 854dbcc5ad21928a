package id.payung.platform.sheets;

import id.payung.platform.search.TypingErrorDetector;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of headings by the names of the columns, forgiving case, marks, remarks in brackets and a slip of one
 * letter.
 */
final class HeadingMatcher {
  /** Titles, notes and letterheads may stand above the headings, but not more rows than this. */
  static final int ROWS_SEARCHED = 40;

  /** Longer ones are sentences. */
  private static final int LONGEST_HEADING = 500;

  private HeadingMatcher() {}

  /**
   * Which column stands where.
   *
   * @param row number of the heading row
   * @param places index of each column in the sheet, -1 where it is missing, in the order of the columns
   * @param texts the headings as they stand in the sheet
   */
  record HeadingMatch(int row, int[] places, List<String> texts, List<String> unknown, List<String> doubled) {
    /** The same with the columns where a person says that they stand. */
    HeadingMatch with(Map<Integer, Integer> chosen) {
      if (chosen.isEmpty()) {
        return this;
      }
      int[] moved = places.clone();
      chosen.forEach((column, place) -> {
        if (column < moved.length && place < texts.size()) {
          moved[column] = place;
        }
      });
      List<String> left = new ArrayList<>();
      for (int at = 0; at < texts.size(); at++) {
        int place = at;
        if (!normalise(texts.get(at)).isEmpty() && Arrays.stream(moved).noneMatch(one -> one == place)) {
          left.add(texts.get(at));
        }
      }
      return new HeadingMatch(row, moved, texts, left, List.of());
    }

    int countFound() {
      int count = 0;
      for (int place : places) {
        count += place >= 0 ? 1 : 0;
      }
      return count;
    }
  }

  static HeadingMatch match(int rowNumber, List<String> cells, List<? extends SheetColumn<?, ?>> columns) {
    return matchAny(rowNumber, cells.stream().map(List::of).toList(), columns);
  }

  /**
   * Headings of two lines: above "Waktu" over two columns, below "Mulai" and "Selesai". A heading is what stands below,
   * both together, or what stands above where nothing stands below.
   *
   * @param above of each column, also where one cell lies over several
   */
  static HeadingMatch matchTwoLines(int rowNumber, List<String> above, List<String> below,
      List<? extends SheetColumn<?, ?>> columns) {
    List<List<String>> names = new ArrayList<>();
    for (int at = 0; at < Math.max(above.size(), below.size()); at++) {
      String upper = at < above.size() ? above.get(at) : "";
      String lower = at < below.size() ? below.get(at) : "";
      names.add(normalise(lower).isEmpty() ? List.of(upper) : List.of(lower, upper + " " + lower));
    }
    return matchAny(rowNumber, names, columns);
  }

  /** @param names that the heading of each column may have, the best first */
  private static HeadingMatch matchAny(int rowNumber, List<List<String>> names,
      List<? extends SheetColumn<?, ?>> columns) {
    int[] columnIndexes = new int[columns.size()];
    int[] closeness = new int[columns.size()];
    Arrays.fill(columnIndexes, -1);
    List<String> texts = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<String> duplicates = new ArrayList<>();
    for (int at = 0; at < names.size(); at++) {
      List<String> called = names.get(at).stream().map(HeadingMatcher::cut).toList();
      String text = called.getLast();
      Found found = null;
      for (String name : called) {
        found = found == null && !normalise(name).isEmpty() ? findColumn(name, columns) : found;
      }
      texts.add(text);
      if (found == null) {
        if (!normalise(text).isEmpty()) {
          unknown.add(text);
        }
      } else if (columnIndexes[found.column()] < 0) {
        columnIndexes[found.column()] = at;
        closeness[found.column()] = found.distance();
      } else if (closeness[found.column()] > found.distance()) {
        // "Masa Berlaku" may mean the last day, until a column says so by its own name
        unknown.add(texts.get(columnIndexes[found.column()]));
        columnIndexes[found.column()] = at;
        closeness[found.column()] = found.distance();
      } else if (closeness[found.column()] < found.distance()) {
        unknown.add(text);
      } else {
        duplicates.add(text);
      }
    }
    return new HeadingMatch(rowNumber, columnIndexes, texts, unknown, duplicates);
  }

  /** As much as tells a heading from a sentence: whatever stands in a cell, it is read again for each finding. */
  private static String cut(String name) {
    String text = name.strip();
    return text.length() > LONGEST_HEADING ? text.substring(0, LONGEST_HEADING + 1) : text;
  }

  /** @param distance 0 by the column's own name, 1 by another one, 2 by one of two names, 3 by one letter */
  private record Found(int column, int distance) {}

  private static @Nullable Found findColumn(String cell, List<? extends SheetColumn<?, ?>> columns) {
    if (cell.length() > LONGEST_HEADING) {
      return null;
    }
    for (String form : formsOf(cell)) {
      int column = indexOf(form, columns);
      if (column >= 0) {
        return new Found(column, columns.get(column).ownNames().contains(form) ? 0 : 1);
      }
    }
    Set<Integer> halves = new HashSet<>();
    for (String half : cell.split("/", -1)) {
      int column = indexOf(normalise(half), columns);
      if (column >= 0) {
        halves.add(column);
      }
    }
    if (halves.size() == 1) {
      return new Found(halves.iterator().next(), 2);
    }
    int near = findNearestColumn(normalise(cell), columns);
    return near < 0 ? null : new Found(near, 3);
  }

  private static List<String> formsOf(String heading) {
    return List.of(normalise(heading), normalise(heading.replaceAll("\\([^()]*\\)", " ")));
  }

  private static int indexOf(String form, List<? extends SheetColumn<?, ?>> columns) {
    for (int i = 0; i < columns.size() && !form.isEmpty(); i++) {
      if (columns.get(i).normalisedNames().contains(form)) {
        return i;
      }
    }
    return -1;
  }

  private static int findNearestColumn(String cell, List<? extends SheetColumn<?, ?>> columns) {
    if (cell.length() < 6) {
      return -1;
    }
    Set<Integer> near = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      for (String name : columns.get(i).normalisedNames()) {
        if (name.length() >= 6 && TypingErrorDetector.isWithinOne(cell, name)) {
          near.add(i);
        }
      }
    }
    return near.size() == 1 ? near.iterator().next() : -1;
  }

  /** With and without the remarks in brackets. */
  static Set<String> normaliseAll(List<String> headings) {
    Set<String> names = new HashSet<>();
    for (String heading : headings) {
      names.add(normalise(heading));
      names.add(normalise(heading.replaceAll("\\([^()]*\\)", " ")));
    }
    return Set.copyOf(names);
  }

  /** Lower case, without accents and marks, one space between words. */
  static String normalise(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    return plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
