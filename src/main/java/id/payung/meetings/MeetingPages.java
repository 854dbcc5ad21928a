package id.payung.meetings;

import id.payung.accounts.Organisations;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Returned;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.Answer;
import id.payung.platform.page.SeeOther;
import id.payung.platform.reference.Reference;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Pertemuan: the list, one meeting, and writing it down. */
@Controller
@RequestMapping("/{regency}/meetings")
class MeetingPages implements Navigation {
  /** Offices, agencies and partners that sit in meetings. */
  static final String[] KINDS_OF_GUESTS = {"opd", "secretariat", "council", "vertical", "district-office",
    "village-government", "kelurahan-office", "service-unit", "patbm", "children-forum", "pkk", "womens-group", "ngo",
    "foreign-ngo", "company", "media", "university", "religious"};

  private final Meetings meetings;
  private final MeetingList list;
  private final MeetingPageLoader loader;
  private final Bodies bodies;
  private final Organisations organisations;
  private final Reference reference;

  MeetingPages(Meetings meetings, MeetingList list, MeetingPageLoader loader, Bodies bodies,
      Organisations organisations, Reference reference) {
    this.meetings = meetings;
    this.list = list;
    this.loader = loader;
    this.bodies = bodies;
    this.organisations = organisations;
    this.reference = reference;
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    boolean village = actor.has(Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER) && actor.roles().size() == 1;
    return village ? List.of() : List.of(new NavigationItem(10, "meetings.door", "/meetings", "meeting"));
  }

  @AllowedToAll
  @GetMapping
  MeetingListPage list(ListQuery<MeetingFilter> query, Actor actor, Ui ui) {
    var slice = meetings.list(actor, query.filter(), list.definition().page(query));
    return new MeetingListPage(list.definition().view(ui, query, slice), reference.list("meetings/kinds").all());
  }

  @AllowedToAll
  @GetMapping("/export.xlsx")
  Answer export(ListQuery<MeetingFilter> query, Actor actor, Ui ui) {
    return list.definition().download(ui, meetings.list(actor, query.filter(), list.definition().whole(query)).rows());
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @GetMapping("/new")
  MeetingFormPage blank(Actor actor) {
    return formPage(actor, FormFields.blank(MeetingForm.class).with("id", Ids.next()).with("version", 0));
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping
  Answer record(Submission<MeetingForm> sent, Actor actor) {
    return sent.save(form -> {
      meetings.record(actor, known(actor, form));
      return SeeOther.to("/meetings/" + form.id()).saying("meetings.recorded");
    }, fields -> formPage(actor, fields));
  }

  @AllowedToAll
  @GetMapping("/{id}")
  MeetingPage show(@PathVariable UUID id, Returned<DecisionForm> decision, Actor actor) {
    return loader.page(actor, meetings.require(actor, id),
        MeetingPage.Forms.blank().withDecision(decision.or(DecisionForm::blank)));
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @GetMapping("/{id}/edit")
  MeetingFormPage edit(@PathVariable UUID id, Actor actor) {
    return formPage(actor, FormFields.of(MeetingForm.of(meetings.require(actor, id))));
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping("/{id}")
  Answer change(@PathVariable UUID id, Submission<MeetingForm> sent, Actor actor) {
    meetings.require(actor, id);
    return sent.save(form -> {
      meetings.change(actor, known(actor, form));
      return SeeOther.to("/meetings/" + id).saying("meetings.changed");
    }, fields -> formPage(actor, fields));
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @GetMapping("/{id}/withdrawal")
  WithdrawalPage askWithdrawal(@PathVariable UUID id, Actor actor) {
    return new WithdrawalPage(meetings.require(actor, id), FormFields.blank(ReasonForm.class));
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @PostMapping("/{id}/withdrawal")
  Answer withdraw(@PathVariable UUID id, Submission<ReasonForm> sent, Actor actor) {
    Meeting meeting = meetings.require(actor, id);
    return sent.save(form -> {
      meetings.withdraw(actor, id, form.reason());
      return SeeOther.to("/meetings").saying("meetings.withdrawn");
    }, fields -> new WithdrawalPage(meeting, fields));
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping("/{id}/proposals")
  Answer propose(@PathVariable UUID id, Submission<ProposalForm> sent, Actor actor) {
    Meeting meeting = meetings.require(actor, id);
    return sent.save(form -> {
      UUID partner = form.organisation() == null ? null : organisations.require(actor, form.organisation()).id();
      meetings.propose(actor, id, form.proposal(), partner, form.text());
      return SeeOther.to("/meetings/" + id).saying("meetings.proposal.added");
    }, fields -> loader.page(actor, meeting, MeetingPage.Forms.blank().withProposal(fields)));
  }

  /** Lists were filled here; what they send back is looked for again. */
  private MeetingForm known(Actor actor, MeetingForm form) {
    if (reference.list("meetings/kinds").find(form.kind()).isEmpty()) {
      throw new Invalid("kind", "errors.choice");
    }
    organisations.requireAll(actor, form.office());
    if (form.body() != null) {
      bodies.require(actor, form.body());
    }
    return form;
  }

  private MeetingFormPage formPage(Actor actor, FormFields form) {
    return new MeetingFormPage(form, reference.list("meetings/kinds").all(), bodies.all(actor), loader.guests(actor));
  }
}
