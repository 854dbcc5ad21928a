package id.payung.platform.sheets.taken;

import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetPreview;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which column a heading is, as a person has said of an earlier file. */
final class RegisterHeadings {
  static final String FIELD = "column.";

  /** Before the name of a column that a heading is not. */
  private static final String NOT = "-";

  private RegisterHeadings() {}

  /** Where other columns are than those that were found, by what was said before; empty where nothing is another. */
  static Map<Integer, Integer> places(List<? extends SheetColumn<?, ?>> columns, SheetPreview.Headings found,
      Map<String, String> said) {
    Map<Integer, Integer> meant = new HashMap<>();
    if (found.places().isEmpty()) {
      return meant;
    }
    for (int place = 0; place < found.texts().size(); place++) {
      String means = said.getOrDefault(fieldOf(found.texts().get(place)), "");
      for (int column = 0; column < columns.size(); column++) {
        String name = nameOf(columns.get(column));
        if (means.equals(name)) {
          meant.putIfAbsent(column, place);
        } else if (means.equals(NOT + name) && found.places().get(column) == place) {
          meant.put(column, -1);
        }
      }
    }
    for (int column = 0; column < columns.size(); column++) {
      int place = found.places().get(column);
      if (place >= 0 && meant.containsValue(place)) {
        meant.putIfAbsent(column, -1);
      }
    }
    meant.entrySet().removeIf(one -> one.getValue().equals(found.places().get(one.getKey())));
    return meant;
  }

  /**
   * What a form says now of the headings: those that were shown elsewhere than they are meant.
   *
   * @return by the text of the heading what it means
   */
  static Map<String, String> said(List<? extends SheetColumn<?, ?>> columns, List<String> texts,
      Map<String, String> form) {
    Map<String, String> is = new LinkedHashMap<>();
    Map<String, String> isNot = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      int shown = place(form, "shown." + column, texts.size());
      int chosen = place(form, FIELD + column, texts.size());
      boolean said = shown >= -1 && chosen >= -1 && shown != chosen;
      if (said && chosen >= 0) {
        is.put(texts.get(chosen), nameOf(columns.get(column)));
      } else if (said && shown >= 0) {
        isNot.put(texts.get(shown), NOT + nameOf(columns.get(column)));
      }
    }
    isNot.forEach(is::putIfAbsent);
    is.remove("");
    return is;
  }

  /** -1 for nowhere, and less for what is no place of this sheet. */
  private static int place(Map<String, String> form, String field, int size) {
    String typed = form.getOrDefault(field, "");
    int place = typed.matches("-1|\\d{1,3}") ? Integer.parseInt(typed) : Integer.MIN_VALUE;
    return place < size ? place : Integer.MIN_VALUE;
  }

  static String fieldOf(String heading) {
    return FIELD + Ids.fromName(NameMatcher.normalise(heading));
  }

  static boolean isNegative(String means) {
    return means.startsWith(NOT);
  }

  private static String nameOf(SheetColumn<?, ?> column) {
    return column.heading(Messages.INDONESIAN);
  }
}
