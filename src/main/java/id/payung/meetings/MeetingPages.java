package id.payung.meetings;

import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Reference;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Chosen;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pertemuan: the list, one meeting, and writing it down. */
@Controller
@RequestMapping("/{regency}/meetings")
class MeetingPages implements Navigation {
  /** Offices, agencies and partners that sit in meetings. */
  static final String[] KINDS_OF_GUESTS = {"opd", "secretariat", "council", "vertical", "district-office",
    "village-government", "kelurahan-office", "service-unit", "patbm", "children-forum", "pkk", "womens-group", "ngo",
    "foreign-ngo", "company", "media", "university", "religious"};

  private final Meetings meetings;
  private final MeetingFiles files;
  private final Bodies bodies;
  private final Organisations organisations;
  private final Reference reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  MeetingPages(Meetings meetings, MeetingFiles files, Bodies bodies, Organisations organisations, Reference reference,
      RegencyDirectory regencies, Clock clock) {
    this.meetings = meetings;
    this.files = files;
    this.bodies = bodies;
    this.organisations = organisations;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    boolean village = actor.has(Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER) && actor.roles().size() == 1;
    return village ? List.of() : List.of(new NavigationItem(10, "meetings.door", "/meetings", "meeting"));
  }

  @AllowedToAll
  @GetMapping
  String list(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String sort, @RequestParam(required = false) @Nullable String from,
      Model model) {
    Meetings.Sort order = Meetings.Sort.of(sort);
    model.addAttribute("meetings", meetings.list(actor, q.strip(), kind, order, from));
    model.addAttribute("sort", order.code());
    model.addAttribute("kinds", reference.list("meetings/kinds").all());
    model.addAttribute("q", q);
    model.addAttribute("kind", kind);
    return "meetings/list";
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @GetMapping("/new")
  String blank(Actor actor, Model model) {
    MeetingForm form = new MeetingForm();
    form.setId(Ids.next());
    return form(actor, form, Map.of(), model);
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping
  String record(@ModelAttribute("form") MeetingForm form, Actor actor, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      form.check(today(actor));
      known(actor, form);
      if (form.getId() == null) {
        form.setId(Ids.next());
      }
      meetings.record(actor, form);
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, form, invalid.fields(), model);
    }
    Flash.say(redirect, "meetings.recorded");
    return "redirect:/" + actor.regency() + "/meetings/" + form.getId();
  }

  @AllowedToAll
  @GetMapping("/{id}")
  String show(@PathVariable UUID id, Actor actor, Model model) {
    Meeting meeting = meetings.require(actor, id);
    List<UUID> named = new ArrayList<>();
    meeting.attendance().forEach(presence -> named.add(presence.organisation()));
    meeting.decisions().forEach(decision -> named.add(decision.ownerOrganisation()));
    meeting.proposals()
        .stream()
        .map(Meeting.Proposal::organisation)
        .filter(java.util.Objects::nonNull)
        .forEach(named::add);
    model.addAttribute("meeting", meeting);
    model.addAttribute("files", files.of(actor, id));
    model.addAttribute("limits", MeetingFilePages.LIMITS);
    model.addAttribute("offices", organisations.named(actor, named));
    model.addAttribute("choices", guests(organisations, actor));
    model.addAttribute("kinds", reference.list("meetings/kinds"));
    model.addAttribute("outcomes",
        reference.list("meetings/outcomes").all().stream().filter(entry -> !entry.code().equals("noted")).toList());
    model.addAttribute("today", today(actor));
    return "meetings/show";
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @GetMapping("/{id}/edit")
  String edit(@PathVariable UUID id, Actor actor, Model model) {
    return form(actor, MeetingForm.of(meetings.require(actor, id)), Map.of(), model);
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping("/{id}")
  String change(@PathVariable UUID id, @ModelAttribute("form") MeetingForm form, Actor actor, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    form.setId(id);
    try {
      form.check(today(actor));
      known(actor, form);
      meetings.change(actor, id, form);
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, form, invalid.fields(), model);
    } catch (Stale stale) {
      // What was typed stays in the form, and goes on from what is kept now: the second press is the decision.
      response.setStatus(409);
      form.setVersion(meetings.require(actor, id).version());
      model.addAttribute("differences", stale.differences());
      return form(actor, form, Map.of(), model);
    }
    Flash.say(redirect, "meetings.changed");
    return "redirect:/" + actor.regency() + "/meetings/" + id;
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @GetMapping("/{id}/withdrawal")
  String askWithdrawal(@PathVariable UUID id, Actor actor, Model model) {
    model.addAttribute("meeting", meetings.require(actor, id));
    return "meetings/withdrawal";
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @PostMapping("/{id}/withdrawal")
  String withdraw(@PathVariable UUID id, @RequestParam String reason, Actor actor, RedirectAttributes redirect) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "meetings.reason.needed");
    }
    meetings.withdraw(actor, id, reason.strip());
    Flash.say(redirect, "meetings.withdrawn");
    return "redirect:/" + actor.regency() + "/meetings";
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping("/{id}/proposals")
  String propose(@PathVariable UUID id, @RequestParam UUID proposal, @RequestParam String text,
      @RequestParam(defaultValue = "") String organisation, Actor actor, RedirectAttributes redirect) {
    if (text.isBlank() || text.length() > 2000) {
      throw new Invalid("text", "meetings.proposal.needed");
    }
    meetings.require(actor, id);
    UUID partner =
        organisation.isBlank() ? null : organisations.require(actor, Chosen.id("organisation", organisation)).id();
    meetings.propose(actor, id, proposal, partner, text.strip());
    Flash.say(redirect, "meetings.proposal.added");
    return "redirect:/" + actor.regency() + "/meetings/" + id;
  }

  /** Who may have been there or may owe something, as the lists name them. */
  static List<Organisation> guests(Organisations organisations, Actor actor) {
    return organisations.ofKinds(actor, KINDS_OF_GUESTS).stream().sorted(Organisation.BY_LABEL).toList();
  }

  /** Lists were filled here; what they send back is looked for again. */
  private void known(Actor actor, MeetingForm form) {
    organisations.requireAll(actor, form.offices());
    if (form.bodyId() != null) {
      bodies.require(actor, form.bodyId());
    }
  }

  private String form(Actor actor, MeetingForm form, Map<String, String> errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("kinds", reference.list("meetings/kinds").all());
    model.addAttribute("bodies", bodies.all(actor));
    model.addAttribute("guests", guests(organisations, actor));
    model.addAttribute("today", today(actor));
    return "meetings/form";
  }

  private LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }
}
