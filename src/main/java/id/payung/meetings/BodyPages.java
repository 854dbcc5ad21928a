package id.payung.meetings;

import id.payung.accounts.Organisations;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Reference;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Chosen;
import id.payung.platform.web.Flash;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gugus Tugas: the decree, who sits by post, and the action plan year by year. */
@Controller
@RequestMapping("/{regency}/bodies")
class BodyPages {
  private final Bodies bodies;
  private final Organisations organisations;
  private final Reference reference;

  BodyPages(Bodies bodies, Organisations organisations, Reference reference) {
    this.bodies = bodies;
    this.organisations = organisations;
    this.reference = reference;
  }

  @AllowedToAll
  @GetMapping
  String list(Actor actor, Model model) {
    model.addAttribute("bodies", bodies.all(actor));
    model.addAttribute("kinds", reference.list("meetings/body-kinds"));
    return "meetings/bodies";
  }

  @AllowedToAll
  @GetMapping("/{id}")
  String show(@PathVariable UUID id, Actor actor, Model model) {
    List<Bodies.Member> members = bodies.members(actor, id);
    List<Bodies.Action> actions = bodies.actions(actor, id);
    Set<UUID> named = Stream
        .concat(members.stream().map(Bodies.Member::organisation), actions.stream().map(Bodies.Action::organisation))
        .collect(Collectors.toSet());
    model.addAttribute("body", bodies.require(actor, id));
    model.addAttribute("members", members);
    model.addAttribute("actions", actions);
    model.addAttribute("offices", organisations.named(actor, named));
    model.addAttribute("choices", MeetingPages.guests(organisations, actor));
    model.addAttribute("posts", reference.list("meetings/member-posts"));
    model.addAttribute("kinds", reference.list("meetings/body-kinds"));
    return "meetings/body";
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @GetMapping({"/new", "/{id}/edit"})
  String form(@PathVariable(required = false) @Nullable UUID id, Actor actor, Model model) {
    if (id == null) {
      model.addAttribute("typed", Map.of("id", Ids.next().toString(), "kind", "task-force", "version", "0"));
    } else {
      Bodies.Body body = bodies.require(actor, id);
      model.addAttribute("typed",
          Map.of("id", id.toString(), "kind", body.kind(), "name", body.name(), "decreeNumber", body.decreeNumber(),
              "decreeDate", body.decreeDate().toString(), "validFrom", body.validFrom().toString(), "validTo",
              body.validTo() == null ? "" : body.validTo().toString(), "version", Integer.toString(body.version())));
    }
    model.addAttribute("errors", Map.of());
    model.addAttribute("kinds", reference.list("meetings/body-kinds").all());
    return "meetings/body-form";
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @PostMapping
  String write(@RequestParam Map<String, String> typed, Actor actor, Model model,
      jakarta.servlet.http.HttpServletResponse response, RedirectAttributes redirect) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (String field : List.of("name", "decreeNumber")) {
      if (typed.getOrDefault(field, "").isBlank()) {
        errors.put(field, "meetings.body." + field + ".needed");
      }
    }
    LocalDate decreed = day(typed, "decreeDate", errors);
    LocalDate from = day(typed, "validFrom", errors);
    LocalDate to = typed.getOrDefault("validTo", "").isBlank() ? null : day(typed, "validTo", errors);
    if (from != null && to != null && to.isBefore(from)) {
      errors.put("validTo", "meetings.body.validTo.before");
    }
    if (!errors.isEmpty() || decreed == null || from == null) {
      response.setStatus(422);
      model.addAttribute("typed", typed);
      model.addAttribute("errors", errors);
      model.addAttribute("kinds", reference.list("meetings/body-kinds").all());
      return "meetings/body-form";
    }
    UUID id = Chosen.id("id", typed.getOrDefault("id", Ids.next().toString()));
    bodies.write(actor,
        new Bodies.Body(id, typed.getOrDefault("kind", "task-force"), typed.getOrDefault("name", "").strip(),
            typed.getOrDefault("decreeNumber", "").strip(), decreed, from, to,
            Chosen.version("version", typed.getOrDefault("version", "0"))));
    Flash.say(redirect, "meetings.body.written");
    return "redirect:/" + actor.regency() + "/bodies/" + id;
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @PostMapping("/{id}/members")
  String seat(@PathVariable UUID id, @RequestParam UUID member, @RequestParam String post,
      @RequestParam(defaultValue = "") String organisation, @RequestParam(defaultValue = "") String officePost,
      Actor actor, RedirectAttributes redirect) {
    if (organisation.isBlank()) {
      throw new Invalid("organisation", "meetings.member.office-needed");
    }
    bodies.require(actor, id);
    reference.list("meetings/member-posts").require(post);
    int position =
        reference.list("meetings/member-posts").all().stream().map(entry -> entry.code()).toList().indexOf(post);
    bodies.seat(actor, id, new Bodies.Member(member, post,
        organisations.require(actor, Chosen.id("organisation", organisation)).id(), officePost.strip()), position);
    Flash.say(redirect, "meetings.member.seated");
    return "redirect:/" + actor.regency() + "/bodies/" + id;
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @PostMapping("/{id}/members/{member}/removal")
  String unseat(@PathVariable UUID id, @PathVariable UUID member, Actor actor, RedirectAttributes redirect) {
    bodies.unseat(actor, id, member);
    Flash.say(redirect, "meetings.member.removed");
    return "redirect:/" + actor.regency() + "/bodies/" + id;
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER})
  @PostMapping("/{id}/actions")
  String plan(@PathVariable UUID id, @RequestParam UUID action, @RequestParam(defaultValue = "0") int year,
      @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String indicator,
      @RequestParam(defaultValue = "") String organisation, @RequestParam(defaultValue = "") String target,
      @RequestParam(defaultValue = "planned") String state, @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "0") int version, Actor actor, RedirectAttributes redirect) {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (text.isBlank()) {
      wrong.put("text", "meetings.action.text-needed");
    }
    if (organisation.isBlank()) {
      wrong.put("organisation", "meetings.member.office-needed");
    }
    if (year < 2015 || year > 2060) {
      wrong.put("year", "meetings.action.year-needed");
    }
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    bodies.require(actor, id);
    bodies.plan(actor, id,
        new Bodies.Action(action, year, text.strip(), indicator.strip(),
            organisations.require(actor, Chosen.id("organisation", organisation)).id(), target.strip(), state,
            outcome.strip(), version));
    Flash.say(redirect, "meetings.action.written");
    return "redirect:/" + actor.regency() + "/bodies/" + id + "#plan";
  }

  private static @Nullable LocalDate day(Map<String, String> typed, String field, Map<String, String> errors) {
    try {
      return LocalDate.parse(typed.getOrDefault(field, ""));
    } catch (DateTimeParseException e) {
      errors.put(field, "meetings.date.needed");
      return null;
    }
  }
}
