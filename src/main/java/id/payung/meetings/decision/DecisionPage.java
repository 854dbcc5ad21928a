package id.payung.meetings.decision;

import id.payung.accounts.Organisation;
import id.payung.meetings.DecisionForm;
import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingReasonForm;
import id.payung.meetings.result.DecisionResult;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import id.payung.platform.ui.TimelineEntry;
import java.util.List;

/** One decision, and how it is closed. */
@Template("meetings/decision")
public record DecisionPage(MeetingDecision decision, Meeting meeting, Organisation owner, CodeList outcomes, Past past,
    Rights rights, List<Organisation> choices, Forms forms) implements PageModel {

  /** What was made of it, as far as the reader sees it, and what happened to it. */
  public record Past(List<DecisionResult> results, List<TimelineEntry> history) {}

  /**
   * What the reader may do with it: make its result, say what was done, or put right what they said.
   *
   * @param unread whether who owes it has nobody who is told, which the reader could mend
   */
  public record Rights(boolean mayMake, boolean mayAnswer, boolean mayCorrectAnswer, boolean unread) {}

  /** It waits although something was made of it: it was opened again, or is to become something else now. */
  public boolean waitsBesideResults() {
    return decision.awaitsResult() && !past.results().isEmpty();
  }

  /** What it can be done with after all. */
  public List<DecisionResult> settling() {
    return past.results().stream().filter(result -> result.settles(decision.outcome())).toList();
  }

  /** The forms that stand in the page. */
  public record Forms(FormFields correction, FormFields answer, FormFields answerCorrection, FormFields reason) {
    static Forms of(MeetingDecision decision) {
      return new Forms(DecisionForm.of(decision),
          FormFields.blank(DecisionAnswerForm.class).with("answer", decision.open() ? decision.answer() : ""),
          FormFields.of(new DecisionAnswerCorrectionForm(decision.version(), decision.answer())),
          FormFields.blank(MeetingReasonForm.class));
    }

    Forms withCorrection(FormFields fields) {
      return new Forms(fields, answer, answerCorrection, reason);
    }

    Forms withAnswer(FormFields fields) {
      return new Forms(correction, fields, answerCorrection, reason);
    }

    Forms withAnswerCorrection(FormFields fields) {
      return new Forms(correction, answer, fields, reason);
    }

    Forms withReason(FormFields fields) {
      return new Forms(correction, answer, answerCorrection, fields);
    }
  }
}
