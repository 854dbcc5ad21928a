package id.payung.indicators.answer;

import id.payung.indicators.year.EvaluationReasonForm;
import id.payung.indicators.year.ForAnswerEditors;
import id.payung.indicators.year.ForChecker;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.remarks.RemarkForm;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One question: its options, its slots with their proofs, the answer, what a checker says, and what was before. */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/questions/{question:[0-9A-Za-z.-]+}")
class QuestionController {
  private final QuestionPageLoader pageLoader;
  private final QuestionAnswerSubmission answerSubmission;
  private final CheckerOpinionRepository opinions;
  private final PreviousAnswerReuse answerReuse;
  private final QuestionAnswerSubmissionReversal reversal;
  private final UndoOfferRepository undo;

  QuestionController(QuestionPageLoader pageLoader, QuestionAnswerSubmission answerSubmission,
      CheckerOpinionRepository opinions, PreviousAnswerReuse answerReuse, QuestionAnswerSubmissionReversal reversal,
      UndoOfferRepository undo) {
    this.pageLoader = pageLoader;
    this.answerSubmission = answerSubmission;
    this.opinions = opinions;
    this.answerReuse = answerReuse;
    this.reversal = reversal;
    this.undo = undo;
  }

  @ForQuestionReaders
  @GetMapping
  QuestionPage show(@PathVariable String year, @PathVariable String question, ReturnedForm<RemarkForm> remark,
      Actor actor) {
    return pageLoader.page(actor, year, question, remark.orNull());
  }

  @ForAnswerEditors
  @PostMapping("/answer")
  WebResult saveAnswer(@PathVariable String year, @PathVariable String question, Submission<QuestionAnswerForm> sent,
      Actor actor) {
    return sent.save(form -> {
      QuestionAnswerSubmissionReversal.SavedAnswer saved = reversal.save(actor, year, question, form);
      if (!saved.changed()) {
        return back(year, question).saying("indicators.answer.unchanged", question);
      }
      return undo.offer(actor, reversal, saved.steps(),
          back(year, question).saying(form.send() ? "indicators.answer.sent" : "indicators.answer.drafted", question));
    }, fields -> pageLoader.page(actor, year, question, null).withAnswer(fields));
  }

  @ForAnswerEditors
  @GetMapping("/take-back")
  WebResult confirmTakeBack(@PathVariable String year, @PathVariable String question, Actor actor) {
    QuestionView view = pageLoader.load(actor, year, question);
    return view.mayAnswer() && view.answer() != null && view.answer().sent()
        ? new QuestionAnswerTakeBackPage(view, FormFields.blank(EvaluationReasonForm.class))
        : back(year, question);
  }

  @ForAnswerEditors
  @PostMapping("/take-back")
  WebResult takeBackAnswer(@PathVariable String year, @PathVariable String question,
      Submission<EvaluationReasonForm> sent, Actor actor) {
    return sent.save(form -> {
      answerSubmission.takeBack(actor, year, question, form.reason());
      return back(year, question).saying("indicators.answer.taken-back", question);
    }, fields -> new QuestionAnswerTakeBackPage(pageLoader.load(actor, year, question), fields));
  }

  @ForAnswerEditors
  @PostMapping("/reuse")
  WebResult reuseEvidence(@PathVariable String year, @PathVariable String question, @RequestParam UUID use,
      Actor actor) {
    answerReuse.reuseEvidence(actor, year, question, use);
    return back(year, question).saying("indicators.last-year.used");
  }

  @ForChecker
  @PostMapping("/opinion")
  WebResult saveOpinion(@PathVariable String year, @PathVariable String question, Submission<CheckerOpinionForm> sent,
      Actor actor) {
    return sent.save(form -> {
      opinions.save(actor, year, question, form);
      return back(year, question).saying("indicators.opinion.said", question);
    }, fields -> pageLoader.page(actor, year, question, null).withOpinion(fields));
  }

  private static SeeOther back(String year, String question) {
    return SeeOther.to("/kla/" + year + "/questions/" + question);
  }
}
