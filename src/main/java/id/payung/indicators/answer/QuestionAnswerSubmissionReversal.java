package id.payung.indicators.answer;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Messages;
import id.payung.platform.rows.Rows;
import id.payung.platform.undo.UndoHandler;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back an answer that was sent by a slip of the hand; what was typed stays. */
@Component
@Transactional
class QuestionAnswerSubmissionReversal implements UndoHandler<QuestionAnswerSubmissionReversal.SentAnswer> {
  private final Rows rows;
  private final QuestionAnswerSubmission submission;
  private final Messages words;

  QuestionAnswerSubmissionReversal(Rows rows, QuestionAnswerSubmission submission, Messages words) {
    this.rows = rows;
    this.submission = submission;
    this.words = words;
  }

  /** @param version that the sending left */
  record SentAnswer(String evaluation, String question, int version) {}

  /**
   * What a press of the button did.
   *
   * @param steps one where what was not sent before is sent now
   * @param changed false when the answer stands as it was
   */
  record SavedAnswer(List<SentAnswer> steps, boolean changed) {}

  /** Sends or keeps a draft. */
  SavedAnswer save(Actor actor, String evaluation, String question, QuestionAnswerForm form) {
    QuestionAnswer before = rows.find(actor, QuestionAnswer.class, evaluation, question).orElse(null);
    QuestionAnswer now = submission.save(actor, evaluation, question, form);
    boolean sentNow = now.sent() && (before == null || !before.sent());
    return new SavedAnswer(sentNow ? List.of(new SentAnswer(evaluation, question, now.version())) : List.of(),
        before == null || before.version() != now.version());
  }

  @Override
  public String kind() {
    return "answer-sent";
  }

  @Override
  public Class<SentAnswer> stepType() {
    return SentAnswer.class;
  }

  @Override
  public String titleOf(SentAnswer step) {
    return step.question();
  }

  @Override
  public void undo(Actor actor, SentAnswer step) {
    submission.takeBack(actor, step.evaluation(), step.question(),
        words.text(Messages.INDONESIAN, "indicators.answer.undone"));
    // Asked behind it, since the year is locked before the answer; a refusal takes all of it back.
    if (rows.require(actor, QuestionAnswer.class, step.evaluation(), step.question()).version() != step.version() + 1) {
      throw new Refused("ui.undo.changed");
    }
  }
}
