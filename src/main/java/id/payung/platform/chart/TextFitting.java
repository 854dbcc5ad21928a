package id.payung.platform.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that must fit a width. Widths are estimated from Plus Jakarta Sans: a narrow letter 0.3 em, a wide one 0.9 em,
 * others 0.58 em.
 */
final class TextFitting {
  private TextFitting() {}

  static double estimateWidth(String text, double size) {
    double em = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      em += "iljtfrI.,:;'|! ()".indexOf(letter) >= 0 ? 0.32 : "mwMWQO@%".indexOf(letter) >= 0 ? 0.88 : 0.6;
    }
    return em * size;
  }

  /** The text in lines that fit; what is left after the last line ends in an ellipsis. */
  static List<String> wrap(String text, double width, double size, int maxLines) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty() && lines.size() < maxLines - 1 && estimateWidth(rest, size) > width) {
      int end = lastBreakWithin(rest, width, size);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    lines.add(truncate(rest, width, size));
    return List.copyOf(lines);
  }

  /** The end of the last word that fits; of a single word too long, as much of it as fits. */
  private static int lastBreakWithin(String text, double width, double size) {
    int end = text.length();
    while (end > 1 && estimateWidth(text.substring(0, end), size) > width) {
      int space = text.lastIndexOf(' ', end - 1);
      end = space > 0 ? space : end - 1;
    }
    return end;
  }

  /** The text, or its beginning with an ellipsis. */
  static String truncate(String text, double width, double size) {
    if (estimateWidth(text, size) <= width) {
      return text;
    }
    String cut = text;
    while (!cut.isEmpty() && estimateWidth(cut + "…", size) > width) {
      cut = cut.substring(0, cut.length() - 1).stripTrailing();
    }
    return cut + "…";
  }
}
