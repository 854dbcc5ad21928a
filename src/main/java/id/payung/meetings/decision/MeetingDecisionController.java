package id.payung.meetings.decision;

import id.payung.accounts.OrganisationRepository;
import id.payung.audit.RecordHistoryRepository;
import id.payung.meetings.DecisionAnswerPolicy;
import id.payung.meetings.DecisionForm;
import id.payung.meetings.ForActivityMakers;
import id.payung.meetings.ForDecisionAnswerers;
import id.payung.meetings.ForMeetingRecorders;
import id.payung.meetings.ForMeetingSecretariat;
import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingGuests;
import id.payung.meetings.MeetingReasonForm;
import id.payung.meetings.MeetingRepository;
import id.payung.meetings.result.DecisionResultDirectory;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.form.Submission;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Tindak Lanjut: what was decided, by date, and how it is closed. */
@Controller
@RequestMapping("/{regency}/meetings")
class MeetingDecisionController {
  private final MeetingDecisionRepository decisions;
  private final FollowUpRepository followUps;
  private final FollowUpList list;
  private final MeetingRepository meetings;
  private final MeetingGuests guests;
  private final OrganisationRepository organisations;
  private final DecisionOwnerLookup owners;
  private final ReferenceCatalogue reference;
  private final DecisionResultDirectory results;
  private final DecisionSettlement settlement;
  private final AnswerCorrection answerCorrection;
  private final RecordHistoryRepository history;

  MeetingDecisionController(MeetingDecisionRepository decisions, FollowUpRepository followUps, FollowUpList list,
      MeetingRepository meetings, MeetingGuests guests, OrganisationRepository organisations,
      DecisionOwnerLookup owners, ReferenceCatalogue reference, DecisionResultDirectory results,
      DecisionSettlement settlement, AnswerCorrection answerCorrection, RecordHistoryRepository history) {
    this.decisions = decisions;
    this.followUps = followUps;
    this.list = list;
    this.meetings = meetings;
    this.guests = guests;
    this.organisations = organisations;
    this.owners = owners;
    this.reference = reference;
    this.results = results;
    this.settlement = settlement;
    this.answerCorrection = answerCorrection;
    this.history = history;
  }

  @AllowedToSignedIn
  @GetMapping("/decisions")
  @Transactional(readOnly = true)
  FollowUpPage showList(ListQuery<FollowUpFilter> query, Actor actor, Ui ui) {
    var slice = followUps.list(actor, query.filter(), list.definition().page(query));
    return new FollowUpPage(list.definition().view(ui, query, slice));
  }

  @AllowedToSignedIn
  @GetMapping("/decisions/export.xlsx")
  WebResult export(ListQuery<FollowUpFilter> query, Actor actor, Ui ui) {
    return list.definition().download(ui, followUps.list(actor, query.filter(), list.definition().whole(query)).rows());
  }

  @AllowedToSignedIn
  @GetMapping("/decisions/{decision}")
  DecisionPage showDecision(@PathVariable UUID decision, ReturnedForm<DecisionForm> correction, Actor actor, Ui ui) {
    MeetingDecision kept = decisions.require(actor, decision);
    return page(actor, ui, kept,
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
    }, fields -> page(actor, ui, kept, DecisionPage.Forms.of(kept).withAnswer(fields)));
  }

  @ForDecisionAnswerers
  @PostMapping("/decisions/{decision}/answer/correction")
  WebResult correctAnswer(@PathVariable UUID decision, Submission<AnswerCorrectionForm> sent, Actor actor, Ui ui) {
    MeetingDecision kept = decisions.require(actor, decision);
    return sent.save(form -> {
      answerCorrection.correct(actor, decision, form);
      return SeeOther.to("/meetings/decisions/" + decision).saying("meetings.answer.corrected");
    }, fields -> page(actor, ui, kept, DecisionPage.Forms.of(kept).withAnswerCorrection(fields)));
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
        fields -> page(actor, ui, kept, DecisionPage.Forms.of(kept).withReason(fields)));
  }

  private DecisionPage page(Actor actor, Ui ui, MeetingDecision decision, DecisionPage.Forms forms) {
    boolean corrects = decision.open() && actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);
    return new DecisionPage(decision, meetings.require(actor, decision.meeting()),
        organisations.require(actor, decision.ownerOrganisation()), reference.list("meetings/outcomes"),
        results.listByDecision(actor, decision.id()),
        new DecisionPage.Rights(DecisionAnswerPolicy.mayMake(actor, decision.outcome()),
            DecisionAnswerPolicy.mayAnswer(actor, decision),
            !decision.open() && decision.isAnsweredBy(actor.person()) && decision.answerGoesOn()),
        decision.open() && corrects && !owners.hasReader(actor, decision.ownerOrganisation()),
        corrects ? guests.list(actor) : List.of(), history.listRecent(actor, "decision", decision.id(), ui), forms);
  }
}
