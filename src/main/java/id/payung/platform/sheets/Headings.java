package id.payung.platform.sheets;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of headings by the names of the columns, forgiving case, marks, remarks in brackets and a slip of one
 * letter.
 */
final class Headings {
  /** Titles, notes and letterheads may stand above the headings, but not more rows than this. */
  static final int ROWS_SEARCHED = 40;

  private Headings() {}

  /**
   * Which column stands where.
   *
   * @param row number of the heading row
   * @param places index of each column in the sheet, -1 where it is missing, in the order of the columns
   * @param texts the headings as they stand in the sheet
   */
  record Found(int row, int[] places, List<String> texts, List<String> unknown, List<String> doubled) {
    int count() {
      int count = 0;
      for (int place : places) {
        count += place >= 0 ? 1 : 0;
      }
      return count;
    }
  }

  static Found match(int rowNumber, List<String> cells, List<? extends Column<?, ?>> columns) {
    int[] places = new int[columns.size()];
    Arrays.fill(places, -1);
    List<String> unknown = new ArrayList<>();
    List<String> doubled = new ArrayList<>();
    for (int at = 0; at < cells.size(); at++) {
      String cell = cells.get(at);
      if (normal(cell).isEmpty()) {
        continue;
      }
      int column = find(cell, columns);
      if (column < 0) {
        unknown.add(cell);
      } else if (places[column] >= 0) {
        doubled.add(cell);
      } else {
        places[column] = at;
      }
    }
    return new Found(rowNumber, places, cells, unknown, doubled);
  }

  private static int find(String cell, List<? extends Column<?, ?>> columns) {
    for (String form : new String[]{normal(cell), normal(cell.replaceAll("\\(.*?\\)", " "))}) {
      if (form.isEmpty()) {
        continue;
      }
      for (int i = 0; i < columns.size(); i++) {
        if (namesOf(columns.get(i)).contains(form)) {
          return i;
        }
      }
    }
    return nearest(normal(cell), columns);
  }

  private static int nearest(String cell, List<? extends Column<?, ?>> columns) {
    if (cell.length() < 6) {
      return -1;
    }
    Set<Integer> near = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      for (String name : namesOf(columns.get(i))) {
        if (name.length() >= 6 && oneSlip(cell, name)) {
          near.add(i);
        }
      }
    }
    return near.size() == 1 ? near.iterator().next() : -1;
  }

  private static Set<String> namesOf(Column<?, ?> column) {
    Set<String> names = new HashSet<>();
    for (String name : column.names()) {
      names.add(normal(name));
      names.add(normal(name.replaceAll("\\(.*?\\)", " ")));
    }
    return names;
  }

  /** Lower case, without accents and marks, one space between words. */
  static String normal(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    return plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** Whether one letter changed, missing, or too many makes the two equal; a differing digit is no slip. */
  private static boolean oneSlip(String a, String b) {
    String longer = a.length() >= b.length() ? a : b;
    String shorter = a.length() >= b.length() ? b : a;
    if (longer.length() - shorter.length() > 1) {
      return false;
    }
    int at = 0;
    while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) {
      at++;
    }
    if (at == longer.length()) {
      return true;
    }
    if (Character.isDigit(longer.charAt(at)) || at < shorter.length() && Character.isDigit(shorter.charAt(at))) {
      return false;
    }
    String rest = longer.substring(at + 1);
    return longer.length() == shorter.length() ? rest.equals(shorter.substring(at + 1))
        : rest.equals(shorter.substring(at));
  }
}
