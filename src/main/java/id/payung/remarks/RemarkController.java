package id.payung.remarks;

import id.payung.accounts.signin.AttemptLimiter;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Writing, settling and reading on, for whoever may open the subject. */
@Controller
@RequestMapping("/{regency}/remarks")
@AllowedToSignedIn
class RemarkController {
  static final String PURPOSE = "remark";

  private final AttemptLimiter attemptLimiter;
  private final RemarkSubjectLookup subjects;
  private final ConversationRepository conversations;
  private final ConversationPanelLoader panels;
  private final RemarkSubmission submission;
  private final RemarkReversal reversal;
  private final UndoOfferRepository undo;

  RemarkController(AttemptLimiter attemptLimiter, RemarkSubjectLookup subjects, ConversationRepository conversations,
      ConversationPanelLoader panels, RemarkSubmission submission, RemarkReversal reversal, UndoOfferRepository undo) {
    this.attemptLimiter = attemptLimiter;
    this.subjects = subjects;
    this.conversations = conversations;
    this.panels = panels;
    this.submission = submission;
    this.reversal = reversal;
    this.undo = undo;
  }

  @PostMapping
  WebResult write(Submission<RemarkForm> sent, Actor actor) {
    FormFields typed = sent.typed();
    RemarkSubject subject = subjects.require(actor, typed.value("kind"), typed.value("key"));
    SeeOther back = ReturnPath.of(typed.value("back"), subject);
    return sent.saveOrReturn(form -> {
      requireUnderRateLimit(actor);
      return undo.offer(actor, reversal, submission.write(actor, subject, form).stream().toList(),
          back.saying("remarks.written"));
    }, back);
  }

  private void requireUnderRateLimit(Actor actor) {
    boolean room = ActorContext.callAs(Actor.anonymous(), () -> attemptLimiter.tryCount(PURPOSE,
        actor.requirePerson().toString(), ConversationLimit.MOST_AT_ONCE, ConversationLimit.PACE));
    if (!room) {
      throw new Invalid("text", "remarks.too-fast");
    }
  }

  /** All of a conversation, where the page of its subject shows the latest remarks alone. */
  @GetMapping("/conversations/{id}")
  @Transactional(readOnly = true)
  ConversationPage show(@PathVariable UUID id, ReturnedForm<RemarkForm> returned, Actor actor) {
    Conversation known = conversations.require(actor, id);
    RemarkSubject subject = subjects.require(actor, known.kind(), known.subjectKey());
    return new ConversationPage(panels.loadWhole(actor, subject, id, returned.orNull()));
  }

  @PostMapping("/conversations/{id}/settlement")
  WebResult settle(@PathVariable UUID id, Submission<SettlementForm> sent, Actor actor) {
    RemarkSubject subject = submission.requireSubject(actor, id);
    SeeOther back = ReturnPath.of(sent.typed().value("back"), subject);
    return sent.saveOrReturn(form -> {
      submission.settle(actor, subject, id);
      return back.saying("remarks.settled");
    }, back);
  }
}
