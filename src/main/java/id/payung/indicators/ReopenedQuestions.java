package id.payung.indicators;

import id.payung.platform.reference.BilingualText;
import java.time.Instant;
import java.util.List;

/**
 * Questions that are open for some hours after a verifier's session, as far as they are the reader's.
 *
 * @param stage after which they were reopened
 * @param path the page of all of them, without the regency
 */
public record ReopenedQuestions(String evaluation, String stage, Instant until, long hoursLeft,
    List<ReopenedQuestion> questions, String path) {

  /**
   * One of them.
   *
   * @param office who answers it, or empty
   * @param filesMissing places that the answer asks for and that are empty or were sent back
   * @param answered whether an answer was sent
   */
  public record ReopenedQuestion(String code, BilingualText text, String office, ObtainablePoints obtainable,
      int filesMissing, boolean answered, String path) {}

  /** Potensi nilai of them all. */
  public ObtainablePoints obtainable() {
    return questions.stream().map(ReopenedQuestion::obtainable).reduce(ObtainablePoints.NONE, ObtainablePoints::plus);
  }

  /** Which files are wanted is known only of an answer. */
  public boolean anyAnswered() {
    return questions.stream().anyMatch(ReopenedQuestion::answered);
  }

  public int filesMissing() {
    return questions.stream().mapToInt(ReopenedQuestion::filesMissing).sum();
  }
}
