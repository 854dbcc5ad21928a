package id.payung.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Years and their questions by code, as the pages name them.
 *
 * @param open those that are being answered, the latest first
 */
public record QuestionBook(List<OpenEvaluation> open, Map<String, Map<String, QuestionView>> years) {
  private static final int SHORT = 90;

  public @Nullable QuestionView question(String evaluation, String question) {
    return years.getOrDefault(evaluation, Map.of()).get(question);
  }

  /** For a list: {@code 4.2 · Persentase anak …}. */
  public String label(String evaluation, String question) {
    QuestionView known = question(evaluation, question);
    return known == null ? question : question + " · " + brief(known.text());
  }

  /** The slot's name, or its code when the instrument no longer has the question. */
  public String slot(String evaluation, String question, String slot) {
    QuestionView known = question(evaluation, question);
    return known == null ? slot : known.slotName(slot);
  }

  static String brief(String text) {
    return text.length() <= SHORT ? text : text.substring(0, SHORT - 1).strip() + "…";
  }
}
