package id.payung.meetings.body;

import id.payung.accounts.OrganisationRepository;
import id.payung.meetings.ActionPlanItem;
import id.payung.meetings.ForMeetingSecretariat;
import id.payung.meetings.MeetingBody;
import id.payung.meetings.MeetingBodyMember;
import id.payung.meetings.MeetingBodyRepository;
import id.payung.meetings.MeetingGuests;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Gugus Tugas: the decree, who sits by post, and the action plan year by year. */
@Controller
@RequestMapping("/{regency}/bodies")
class MeetingBodyController {
  private final MeetingBodyRepository bodies;
  private final MeetingGuests guests;
  private final OrganisationRepository organisations;
  private final ReferenceCatalogue reference;

  MeetingBodyController(MeetingBodyRepository bodies, MeetingGuests guests, OrganisationRepository organisations,
      ReferenceCatalogue reference) {
    this.bodies = bodies;
    this.guests = guests;
    this.organisations = organisations;
    this.reference = reference;
  }

  @AllowedToSignedIn
  @GetMapping
  MeetingBodyListPage showList(Actor actor) {
    return new MeetingBodyListPage(bodies.list(actor), reference.list("meetings/body-kinds"));
  }

  @AllowedToSignedIn
  @GetMapping("/{body}")
  MeetingBodyPage showBody(@PathVariable UUID body, ReturnedForm<ActionPlanItemForm> action, @Today LocalDate today,
      Actor actor) {
    return page(actor, bodies.require(actor, body), blankMember(), action.or(() -> blankAction(today)));
  }

  @ForMeetingSecretariat
  @GetMapping("/new")
  MeetingBodyFormPage blank() {
    return formPage(
        FormFields.blank(MeetingBodyForm.class).with("id", Ids.next()).with("version", 0).with("kind", "task-force"));
  }

  @ForMeetingSecretariat
  @GetMapping("/{body}/edit")
  MeetingBodyFormPage edit(@PathVariable UUID body, Actor actor) {
    return formPage(FormFields.of(MeetingBodyForm.of(bodies.require(actor, body))));
  }

  @ForMeetingSecretariat
  @PostMapping
  WebResult saveBody(Submission<MeetingBodyForm> sent, Actor actor) {
    return sent.save(form -> {
      if (reference.list("meetings/body-kinds").find(form.kind()).isEmpty()) {
        throw new Invalid("kind", "errors.choice");
      }
      bodies.saveBody(actor, form.body(), DisplayNames.PLAIN);
      return SeeOther.to("/bodies/" + form.id()).saying("meetings.body.written");
    }, this::formPage);
  }

  @ForMeetingSecretariat
  @PostMapping("/{body}/members")
  WebResult addMember(@PathVariable UUID body, Submission<MeetingBodyMemberForm> sent, @Today LocalDate today,
      Actor actor) {
    MeetingBody of = bodies.require(actor, body);
    return sent.save(form -> {
      organisations.require(actor, form.organisation());
      bodies.addMember(actor, form.member(body, positionOf(form.post())));
      return SeeOther.to("/bodies/" + body).saying("meetings.member.seated");
    }, fields -> page(actor, of, fields, blankAction(today)));
  }

  /** Members stand in the order of the list of posts. */
  private int positionOf(String post) {
    int position =
        reference.list("meetings/member-posts").entries().stream().map(CodeListEntry::code).toList().indexOf(post);
    if (position < 0) {
      throw new Invalid("post", "errors.choice");
    }
    return position;
  }

  @ForMeetingSecretariat
  @PostMapping("/{body}/members/{member}/removal")
  WebResult removeMember(@PathVariable UUID body, @PathVariable UUID member, Actor actor) {
    bodies.removeMember(actor, body, member);
    return SeeOther.to("/bodies/" + body).saying("meetings.member.removed");
  }

  @ForActionPlanners
  @PostMapping("/{body}/actions")
  WebResult saveAction(@PathVariable UUID body, Submission<ActionPlanItemForm> sent, Actor actor, Ui ui) {
    bodies.require(actor, body);
    SeeOther back = SeeOther.to("/bodies/" + body + "#plan");
    return sent.saveOrReturn(form -> {
      organisations.require(actor, form.organisation());
      bodies.saveAction(actor, form.item(body), (field,
          value) -> field.equals("state") ? ui.t("meetings.action." + value) : DisplayNames.PLAIN.of(field, value));
      return back.saying("meetings.action.written");
    }, back);
  }

  private static FormFields blankMember() {
    return FormFields.blank(MeetingBodyMemberForm.class).with("member", Ids.next()).with("post", "member");
  }

  private static FormFields blankAction(LocalDate today) {
    return FormFields.blank(ActionPlanItemForm.class).with("action", Ids.next()).with("year", today.getYear());
  }

  private MeetingBodyFormPage formPage(FormFields form) {
    return new MeetingBodyFormPage(form, reference.list("meetings/body-kinds").entries());
  }

  private MeetingBodyPage page(Actor actor, MeetingBody body, FormFields member, FormFields action) {
    List<MeetingBodyMember> members = bodies.listMembers(actor, body.id());
    List<ActionPlanItem> actions = bodies.listActions(actor, body.id());
    Set<UUID> named =
        Stream
            .concat(members.stream().map(MeetingBodyMember::organisation),
                actions.stream().map(ActionPlanItem::organisation))
            .collect(Collectors.toSet());
    return new MeetingBodyPage(body, members, actions, organisations.findByIds(actor, named), guests.list(actor),
        reference.list("meetings/member-posts"), reference.list("meetings/body-kinds"),
        new MeetingBodyPage.Forms(member, action));
  }
}
