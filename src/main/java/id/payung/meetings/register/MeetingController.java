package id.payung.meetings.register;

import id.payung.accounts.OrganisationRepository;
import id.payung.meetings.DecisionForm;
import id.payung.meetings.ForMeetingRecorders;
import id.payung.meetings.ForMeetingSecretariat;
import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingBodyRepository;
import id.payung.meetings.MeetingFilter;
import id.payung.meetings.MeetingForm;
import id.payung.meetings.MeetingGuests;
import id.payung.meetings.MeetingReasonForm;
import id.payung.meetings.MeetingRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Pertemuan: the list, one meeting, and writing it down. */
@Controller
@RequestMapping("/{regency}/meetings")
class MeetingController implements Navigation {
  private final MeetingRepository meetings;
  private final MeetingWithdrawal withdrawal;
  private final MeetingList list;
  private final MeetingPageLoader loader;
  private final MeetingBodyRepository bodies;
  private final MeetingGuests guests;
  private final OrganisationRepository organisations;
  private final ReferenceCatalogue reference;

  MeetingController(MeetingRepository meetings, MeetingWithdrawal withdrawal, MeetingList list,
      MeetingPageLoader loader, MeetingBodyRepository bodies, MeetingGuests guests,
      OrganisationRepository organisations, ReferenceCatalogue reference) {
    this.meetings = meetings;
    this.withdrawal = withdrawal;
    this.list = list;
    this.loader = loader;
    this.bodies = bodies;
    this.guests = guests;
    this.organisations = organisations;
    this.reference = reference;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    boolean village = actor.hasAnyRole(Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER) && actor.roles().size() == 1;
    return village ? List.of() : List.of(new NavigationItem(10, "meetings.door", "/meetings", "meeting"));
  }

  @AllowedToSignedIn
  @GetMapping
  @Transactional(readOnly = true)
  MeetingListPage showList(ListQuery<MeetingFilter> query, Actor actor, Ui ui) {
    var slice = meetings.list(actor, query.filter(), list.definition().page(query));
    return new MeetingListPage(list.definition().view(ui, query, slice), reference.list("meetings/kinds").entries());
  }

  @AllowedToSignedIn
  @GetMapping("/export.xlsx")
  WebResult export(ListQuery<MeetingFilter> query, Actor actor, Ui ui) {
    return list.definition().download(ui, meetings.list(actor, query.filter(), list.definition().whole(query)).rows());
  }

  @ForMeetingRecorders
  @GetMapping("/new")
  MeetingFormPage showNewMeeting(Actor actor) {
    return formPage(actor, FormFields.blank(MeetingForm.class).with("id", Ids.next()).with("version", 0));
  }

  @ForMeetingRecorders
  @PostMapping
  WebResult recordMeeting(Submission<MeetingForm> sent, Actor actor, Ui ui) {
    return sent.save(form -> {
      if (!form.another() && meetings.hasTwin(actor, form)) {
        throw new Invalid("another", "meetings.twin");
      }
      meetings.insertMeeting(actor, withAddedGuest(actor, requireSound(actor, form, ui)).meeting());
      return SeeOther.to("/meetings/" + form.id()).saying("meetings.recorded");
    }, fields -> formPage(actor, fields));
  }

  @AllowedToSignedIn
  @GetMapping("/{id}")
  MeetingPage showMeeting(@PathVariable UUID id, ReturnedForm<DecisionForm> decision, Actor actor) {
    return loader.page(actor, meetings.require(actor, id),
        MeetingPage.Forms.blank().withDecision(decision.or(DecisionForm::blank)));
  }

  @ForMeetingRecorders
  @GetMapping("/{id}/edit")
  WebResult showEdit(@PathVariable UUID id, Actor actor) {
    Meeting meeting = meetings.requireWithAttendance(actor, id);
    return meeting.withdrawn() ? SeeOther.to("/meetings/" + id)
        : formPage(actor, FormFields.of(MeetingForm.of(meeting)));
  }

  @ForMeetingRecorders
  @PostMapping("/{id}")
  WebResult changeMeeting(@PathVariable UUID id, Submission<MeetingForm> sent, Actor actor, Ui ui) {
    meetings.require(actor, id);
    return sent.save(form -> {
      meetings.updateMeeting(actor, withAddedGuest(actor, requireSound(actor, form, ui)), wording(actor, ui));
      return SeeOther.to("/meetings/" + id).saying("meetings.changed");
    }, fields -> formPage(actor, fields));
  }

  /** Names instead of ids and codes, when somebody else saved meanwhile. */
  private DisplayNames wording(Actor actor, Ui ui) {
    return (field, value) -> switch (field) {
      case "kind" -> reference.list("meetings/kinds").nameOf(value.toString(), ui.locale());
      case "body" -> bodies.require(actor, (UUID) value).name();
      case "attendance" -> ((Collection<?>) value).stream()
          .map(office -> organisations.require(actor, (UUID) office).label())
          .sorted()
          .collect(Collectors.joining(", "));
      default -> DisplayNames.PLAIN.of(field, value);
    };
  }

  @ForMeetingSecretariat
  @GetMapping("/{id}/withdrawal")
  WebResult showWithdrawal(@PathVariable UUID id, Actor actor) {
    Meeting meeting = meetings.require(actor, id);
    return meeting.withdrawn() ? SeeOther.to("/meetings/" + id)
        : new MeetingWithdrawalPage(meeting, FormFields.blank(MeetingReasonForm.class));
  }

  @ForMeetingSecretariat
  @PostMapping("/{id}/withdrawal")
  WebResult withdrawMeeting(@PathVariable UUID id, Submission<MeetingReasonForm> sent, Actor actor) {
    Meeting meeting = meetings.require(actor, id);
    return sent.save(
        form -> withdrawal.withdraw(actor, id, form.reason(), SeeOther.to("/meetings").saying("meetings.withdrawn")),
        fields -> new MeetingWithdrawalPage(meeting, fields));
  }

  @ForMeetingRecorders
  @PostMapping("/{id}/proposals")
  WebResult addProposal(@PathVariable UUID id, Submission<MeetingProposalForm> sent, Actor actor) {
    Meeting meeting = meetings.require(actor, id);
    return sent.save(form -> {
      UUID chosen = form.organisation() == null ? null : organisations.require(actor, form.organisation()).id();
      UUID partner = guests.add(actor, form.added()).orElse(chosen);
      meetings.addProposal(actor, id, form.proposal(), partner, form.text());
      return SeeOther.to("/meetings/" + id).saying("meetings.proposal.added");
    }, fields -> loader.page(actor, meeting, MeetingPage.Forms.blank().withProposal(fields)));
  }

  /** Lists were filled here; what they send back is looked for again. */
  private MeetingForm requireSound(Actor actor, MeetingForm form, Ui ui) {
    if (form.heldOn().isAfter(ui.today().plusYears(1))) {
      throw new Invalid("heldOn", "meetings.held-on.too-far");
    }
    if (reference.list("meetings/kinds").find(form.kind()).isEmpty()) {
      throw new Invalid("kind", "errors.choice");
    }
    organisations.requireAll(actor, form.office());
    if (form.body() != null) {
      bodies.require(actor, form.body());
    }
    return form;
  }

  private MeetingForm withAddedGuest(Actor actor, MeetingForm form) {
    return guests.add(actor, form.added()).map(form::withOffice).orElse(form);
  }

  private MeetingFormPage formPage(Actor actor, FormFields form) {
    return new MeetingFormPage(form, reference.list("meetings/kinds").entries(), bodies.list(actor), guests.list(actor),
        guests.addableKinds(actor));
  }
}
