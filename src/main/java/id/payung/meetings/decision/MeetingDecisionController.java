package id.payung.meetings.decision;

import id.payung.meetings.DecisionForm;
import id.payung.meetings.ForActivityMakers;
import id.payung.meetings.ForDecisionAnswerers;
import id.payung.meetings.ForMeetingRecorders;
import id.payung.meetings.ForMeetingSecretariat;
import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingReasonForm;
import id.payung.meetings.MeetingRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What was decided is written down, answered, closed and opened again. */
@Controller
@RequestMapping("/{regency}/meetings")
class MeetingDecisionController {
  private final MeetingDecisionRepository decisions;
  private final MeetingRepository meetings;
  private final DecisionOwnerLookup owners;
  private final ReferenceCatalogue reference;
  private final DecisionSettlement settlement;
  private final DecisionAnswerCorrection answerCorrection;
  private final DecisionPageLoader loader;

  MeetingDecisionController(MeetingDecisionRepository decisions, MeetingRepository meetings, DecisionOwnerLookup owners,
      ReferenceCatalogue reference, DecisionSettlement settlement, DecisionAnswerCorrection answerCorrection,
      DecisionPageLoader loader) {
    this.decisions = decisions;
    this.meetings = meetings;
    this.owners = owners;
    this.reference = reference;
    this.settlement = settlement;
    this.answerCorrection = answerCorrection;
    this.loader = loader;
  }

  @AllowedToSignedIn
  @GetMapping("/decisions/{decision}")
  DecisionPage showDecision(@PathVariable UUID decision, ReturnedForm<DecisionForm> correction, Actor actor, Ui ui) {
    MeetingDecision kept = decisions.require(actor, decision);
    return loader.load(actor, ui, kept,
        DecisionPage.Forms.of(kept).withCorrection(correction.or(() -> DecisionForm.of(kept))));
  }

  /** The form is a part of the meeting's page: what was typed goes back there with what is missing. */
  @ForMeetingRecorders
  @PostMapping("/{meeting}/decisions")
  WebResult addDecision(@PathVariable UUID meeting, Submission<DecisionForm> sent, Actor actor) {
    Meeting of = meetings.require(actor, meeting);
    // The form is inside a closed part, which the browser opens for what is inside it: the next one can be typed at
    // once.
    SeeOther back = SeeOther.to("/meetings/" + meeting + "#add-decision");
    return sent.saveOrReturn(form -> {
      requireSound(of, form);
      decisions.addDecision(actor, meeting, form.decision(), form.text(), form.outcome(), form.owner(),
          form.ownerPost(), form.due());
      return back
          .saying(owners.hasReader(actor, form.owner()) ? "meetings.decision.added" : "meetings.decision.added-unread");
    }, back);
  }

  @ForMeetingSecretariat
  @PostMapping("/decisions/{decision}/correction")
  WebResult correct(@PathVariable UUID decision, Submission<DecisionForm> sent, Actor actor) {
    MeetingDecision kept = decisions.require(actor, decision);
    Meeting of = meetings.require(actor, kept.meeting());
    return sent.saveOrReturn(form -> {
      requireSound(of, form);
      decisions.correctDecision(actor, decision, form);
      return SeeOther.to("/meetings/decisions/" + decision)
          .saying(owners.hasReader(actor, form.owner()) ? "meetings.decision.corrected"
              : "meetings.decision.corrected-unread");
    }, SeeOther.to("/meetings/decisions/" + decision + "#correct"));
  }

  private void requireSound(Meeting meeting, DecisionForm form) {
    if (reference.list("meetings/outcomes").find(form.outcome()).isEmpty()) {
      throw new Invalid("outcome", "errors.choice");
    }
    if (form.due().isBefore(meeting.heldOn())) {
      throw new Invalid("due", "meetings.decision.due-before");
    }
  }

  @ForDecisionAnswerers
  @PostMapping("/decisions/{decision}/answer")
  WebResult answer(@PathVariable UUID decision, Submission<DecisionAnswerForm> sent, Actor actor, Ui ui) {
    MeetingDecision kept = decisions.require(actor, decision);
    return sent.save(form -> {
      MeetingDecision answered = decisions.answer(actor, decision, form.answer());
      return SeeOther.to("/meetings/decisions/" + decision)
          .saying(answered.open() ? "meetings.decision.noted" : "meetings.decision.answered");
    }, fields -> loader.load(actor, ui, kept, DecisionPage.Forms.of(kept).withAnswer(fields)));
  }

  @ForDecisionAnswerers
  @PostMapping("/decisions/{decision}/answer/correction")
  WebResult correctAnswer(@PathVariable UUID decision, Submission<DecisionAnswerCorrectionForm> sent, Actor actor,
      Ui ui) {
    MeetingDecision kept = decisions.require(actor, decision);
    return sent.save(form -> {
      answerCorrection.correct(actor, decision, form);
      return SeeOther.to("/meetings/decisions/" + decision).saying("meetings.answer.corrected");
    }, fields -> loader.load(actor, ui, kept, DecisionPage.Forms.of(kept).withAnswerCorrection(fields)));
  }

  @ForMeetingSecretariat
  @PostMapping("/decisions/{decision}/drop")
  WebResult drop(@PathVariable UUID decision, Submission<MeetingReasonForm> sent, Actor actor, Ui ui) {
    return withReason(actor, ui, decision, sent, reason -> {
      decisions.dropDecision(actor, decision, reason);
      return "meetings.decision.dropped";
    });
  }

  @ForMeetingSecretariat
  @PostMapping("/decisions/{decision}/reopening")
  WebResult reopen(@PathVariable UUID decision, Submission<MeetingReasonForm> sent, Actor actor, Ui ui) {
    return withReason(actor, ui, decision, sent, reason -> {
      decisions.reopenDecision(actor, decision, reason);
      return "meetings.decision.reopened";
    });
  }

  /** It is done with what was made of it before it was opened again. */
  @ForActivityMakers
  @PostMapping("/decisions/{decision}/result")
  WebResult settle(@PathVariable UUID decision, Submission<DecisionResultForm> sent, Actor actor) {
    decisions.require(actor, decision);
    SeeOther back = SeeOther.to("/meetings/decisions/" + decision);
    return sent.saveOrReturn(form -> {
      settlement.settle(actor, decision, form.result());
      return back.saying("meetings.decision.settled");
    }, back);
  }

  /** @param deed gives the key of the sentence that says so */
  private WebResult withReason(Actor actor, Ui ui, UUID decision, Submission<MeetingReasonForm> sent,
      Function<String, String> deed) {
    MeetingDecision kept = decisions.require(actor, decision);
    return sent.save(form -> SeeOther.to("/meetings/decisions/" + decision).saying(deed.apply(form.reason())),
        fields -> loader.load(actor, ui, kept, DecisionPage.Forms.of(kept).withReason(fields)));
  }
}
