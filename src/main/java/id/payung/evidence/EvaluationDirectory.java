package id.payung.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the register needs to know of the instruments; answered by the module above it. Called inside an actor's
 * transaction.
 */
public interface EvaluationDirectory {

  /** The years that are being answered, the latest first. */
  List<OpenEvaluation> listOpen(String regency);

  /** Every question of a year in the order of the instrument; none when there is no such year. */
  List<EvidenceQuestion> listQuestions(String regency, String evaluation);

  /** The years that are being answered and these besides, each with every question in the order of its instrument. */
  EvaluationQuestions loadQuestions(String regency, Collection<String> alsoEvaluations);

  /**
   * Years with their questions.
   *
   * @param open those that are being answered, the latest first
   * @param questions by the code of the year: the open ones first
   */
  record EvaluationQuestions(List<OpenEvaluation> open, Map<String, List<EvidenceQuestion>> questions) {}

  /** The places for proof of a question, in order; none when there is no such question. */
  List<EvidenceSlot> listSlots(String regency, String evaluation, String question);

  /** The office that owes the answer, or null while nobody is named. */
  @Nullable
  UUID findOwner(String regency, String evaluation, String question);

  /**
   * Whether proofs of this question may not change now: the year is locked and the question is not among those
   * reopened.
   */
  boolean isLocked(String regency, String evaluation, String question);

  /** Whether the year is closed: it never changes, and nobody is told to ask for it. */
  boolean isClosed(String regency, String evaluation);

  /** Message key of why a locked question takes no proof. */
  default String lockedKey(String regency, String evaluation) {
    return isClosed(regency, evaluation) ? "evidence.closed" : "evidence.locked";
  }

  /**
   * Whether it is locked, for who writes: what it says stays so until the transaction ends, since the year is not
   * turned before.
   */
  boolean isLockedForShare(String regency, String evaluation, String question);
}
