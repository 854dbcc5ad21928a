package id.payung.indicators.result;

import id.payung.evidence.LeavingFiles.LeavingFile;
import id.payung.indicators.answer.Answer;
import id.payung.platform.reference.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of the copy list.
 *
 * @param answer that was sent
 * @param files with the names they should have there
 */
public record CopyView(Instrument.Question question, Answer answer, Instrument.Option option, List<LeavingFile> files,
    @Nullable Entered entered) {

  /** Typed, and not changed since. */
  public boolean done() {
    return entered != null && entered.answerVersion() == answer.version();
  }

  public boolean changedSince() {
    return entered != null && entered.answerVersion() != answer.version();
  }
}
