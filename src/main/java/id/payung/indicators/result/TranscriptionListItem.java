package id.payung.indicators.result;

import id.payung.evidence.ExportableEvidenceFiles.ExportableFile;
import id.payung.indicators.answer.QuestionAnswer;
import id.payung.platform.reference.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of the copy list.
 *
 * @param answer that was sent
 * @param files with the names they should have there
 */
public record TranscriptionListItem(Instrument.Question question, QuestionAnswer answer, Instrument.Option option,
    List<ExportableFile> files, @Nullable TranscribedAnswer entered) {

  /** Typed, and not changed since. */
  public boolean isUpToDate() {
    return entered != null && entered.answerVersion() == answer.version();
  }

  public boolean changedSince() {
    return entered != null && entered.answerVersion() != answer.version();
  }
}
