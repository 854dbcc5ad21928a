package id.payung.platform.chart;

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
