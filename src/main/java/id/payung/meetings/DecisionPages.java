package id.payung.meetings;

import id.payung.accounts.Organisations;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.Returned;
import id.payung.platform.form.Submission;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.Answer;
import id.payung.platform.page.SeeOther;
import id.payung.platform.reference.Reference;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Tindak Lanjut: what was decided, by date, and how it is closed. */
@Controller
@RequestMapping("/{regency}/meetings")
class DecisionPages {
  private final Decisions decisions;
  private final FollowUpList list;
  private final Meetings meetings;
  private final MeetingPageLoader loader;
  private final Organisations organisations;
  private final Reference reference;

  DecisionPages(Decisions decisions, FollowUpList list, Meetings meetings, MeetingPageLoader loader,
      Organisations organisations, Reference reference) {
    this.decisions = decisions;
    this.list = list;
    this.meetings = meetings;
    this.loader = loader;
    this.organisations = organisations;
    this.reference = reference;
  }

  @AllowedToAll
  @GetMapping("/decisions")
  FollowUpPage list(ListQuery<FollowUpFilter> query, Actor actor, Ui ui) {
    var slice = decisions.list(actor, query.filter(), list.definition().page(query));
    return new FollowUpPage(list.definition().view(ui, query, slice));
  }

  @AllowedToAll
  @GetMapping("/decisions.xlsx")
  Answer export(ListQuery<FollowUpFilter> query, Actor actor, Ui ui) {
    return list.definition().download(ui, decisions.list(actor, query.filter(), list.definition().whole(query)).rows());
  }

  @AllowedToAll
  @GetMapping("/decisions/{decision}")
  DecisionPage show(@PathVariable UUID decision, Returned<DecisionForm> correction, Actor actor) {
    Decision kept = decisions.require(actor, decision);
    return page(actor, kept, DecisionPage.Forms.of(kept).withCorrection(correction.or(() -> DecisionForm.of(kept))));
  }

  /** The form is a part of the meeting's page: what was typed goes back there with what is missing. */
  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping("/{meeting}/decisions")
  Answer decide(@PathVariable UUID meeting, Submission<DecisionForm> sent, Actor actor) {
    Meeting of = meetings.require(actor, meeting);
    SeeOther back = SeeOther.to("/meetings/" + meeting + "#decide");
    return sent.saveOrReturn(form -> {
      notBefore(of, form);
      decisions.decide(actor, meeting, form.decision(), form.text(), form.outcome(),
          organisations.require(actor, form.owner()).id(), form.ownerPost(), form.due());
      return back.saying("meetings.decision.added");
    }, back);
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @PostMapping("/decisions/{decision}/correction")
  Answer correct(@PathVariable UUID decision, Submission<DecisionForm> sent, Actor actor) {
    Decision kept = decisions.require(actor, decision);
    Meeting of = meetings.require(actor, kept.meeting());
    return sent.saveOrReturn(form -> {
      notBefore(of, form);
      decisions.correct(actor, decision, form.version(), form.text(), form.outcome(),
          organisations.require(actor, form.owner()).id(), form.ownerPost(), form.due());
      return SeeOther.to("/meetings/decisions/" + decision).saying("meetings.decision.corrected");
    }, SeeOther.to("/meetings/decisions/" + decision + "#correct"));
  }

  private static void notBefore(Meeting meeting, DecisionForm form) {
    if (form.due().isBefore(meeting.heldOn())) {
      throw new Invalid("due", "meetings.decision.due-before");
    }
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE, Role.OFFICE_CLERK,
    Role.OFFICE_HEAD, Role.DATA_OWNER, Role.PARTNER_COORDINATOR})
  @PostMapping("/decisions/{decision}/answer")
  Answer answer(@PathVariable UUID decision, Submission<AnswerForm> sent, Actor actor) {
    Decision kept = decisions.require(actor, decision);
    return sent.save(form -> {
      decisions.answer(actor, decision, form.answer());
      return SeeOther.to("/meetings/decisions/" + decision).saying("meetings.decision.answered");
    }, fields -> page(actor, kept, DecisionPage.Forms.of(kept).withAnswer(fields)));
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @PostMapping("/decisions/{decision}/drop")
  Answer drop(@PathVariable UUID decision, Submission<ReasonForm> sent, Actor actor) {
    Decision kept = decisions.require(actor, decision);
    return sent.save(form -> {
      decisions.drop(actor, decision, form.reason());
      return SeeOther.to("/meetings/decisions/" + decision).saying("meetings.decision.dropped");
    }, fields -> page(actor, kept, DecisionPage.Forms.of(kept).withReason(fields)));
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @PostMapping("/decisions/{decision}/reopening")
  Answer reopen(@PathVariable UUID decision, Submission<ReasonForm> sent, Actor actor) {
    Decision kept = decisions.require(actor, decision);
    return sent.save(form -> {
      decisions.reopen(actor, decision, form.reason());
      return SeeOther.to("/meetings/decisions/" + decision).saying("meetings.decision.reopened");
    }, fields -> page(actor, kept, DecisionPage.Forms.of(kept).withReason(fields)));
  }

  private DecisionPage page(Actor actor, Decision decision, DecisionPage.Forms forms) {
    boolean corrects = decision.open() && actor.has(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);
    return new DecisionPage(decision, meetings.require(actor, decision.meeting()),
        organisations.require(actor, decision.ownerOrganisation()), reference.list("meetings/outcomes"),
        actor.wide() || actor.organisations().contains(decision.ownerOrganisation()),
        corrects ? loader.guests(actor) : List.of(), forms);
  }
}
