package id.payung.evidence.item;

import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.OpenEvaluation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Years and their questions by code, as the pages name them.
 *
 * @param open those that are not closed, the latest first
 */
public record EvidenceQuestionCatalogue(List<OpenEvaluation> open, Map<String, Map<String, EvidenceQuestion>> years) {
  private static final int MAX_LABEL_LENGTH = 90;

  public @Nullable EvidenceQuestion findQuestion(String evaluation, String question) {
    return years.getOrDefault(evaluation, Map.of()).get(question);
  }

  /**
   * Whether proofs of this question may not change now: its year is closed, or locked and the question not reopened.
   */
  public boolean isLocked(String evaluation, String question) {
    return open.stream().noneMatch(year -> year.code().equals(evaluation) && year.takesProofOf(question));
  }

  /** Message key of why proofs of this question may not change now, or null where they may. */
  public @Nullable String lockedKey(String evaluation, String question) {
    if (!isLocked(evaluation, question)) {
      return null;
    }
    return open.stream().anyMatch(year -> year.code().equals(evaluation)) ? "evidence.locked" : "evidence.closed";
  }

  /** For a list: {@code 4.2 · Persentase anak …}. */
  public String questionLabel(String evaluation, String question) {
    EvidenceQuestion known = findQuestion(evaluation, question);
    return known == null ? question : question + " · " + abbreviate(known.text());
  }

  /** The slot's name, or its code when the instrument no longer has the question. */
  public String slotName(String evaluation, String question, String slot) {
    EvidenceQuestion known = findQuestion(evaluation, question);
    return known == null ? slot : known.slotName(slot);
  }

  static String abbreviate(String text) {
    return text.length() <= MAX_LABEL_LENGTH ? text : text.substring(0, MAX_LABEL_LENGTH - 1).strip() + "…";
  }
}
