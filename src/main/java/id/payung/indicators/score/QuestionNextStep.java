package id.payung.indicators.score;

import java.util.Locale;

/** What a question needs next, the most urgent first. The words are {@code indicators.next.<code>}. */
public enum QuestionNextStep {
  /** Nobody has sent an answer. */
  ANSWER,
  /** A checker sent a proof back. */
  MEND,
  /** A required slot is empty. */
  FILL,
  /** A required slot is empty, and a proof waits to be taken. */
  TAKE,
  /** A proof has a warning. */
  CLEAR,
  /** Everything is there; a person has to look at it. */
  CHECK,
  /** The checker reads a lower option out of the proofs. */
  RECONSIDER,
  /** Checked proofs bear more than what is claimed. */
  RAISE, DONE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static QuestionNextStep fromCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether the office has the next move; otherwise a checker has it, or nobody. */
  public boolean isForOffice() {
    return switch (this) {
      case ANSWER, MEND, FILL, TAKE, CLEAR, RECONSIDER, RAISE -> true;
      case CHECK, DONE -> false;
    };
  }
}
