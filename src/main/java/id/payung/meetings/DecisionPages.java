package id.payung.meetings;

import id.payung.accounts.Organisations;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.list.Slice;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tindak Lanjut: what was decided, by date, and how it is closed. */
@Controller
@RequestMapping("/{regency}/meetings")
class DecisionPages {
  private final Decisions decisions;
  private final Meetings meetings;
  private final Organisations organisations;
  private final Reference reference;

  DecisionPages(Decisions decisions, Meetings meetings, Organisations organisations, Reference reference) {
    this.decisions = decisions;
    this.meetings = meetings;
    this.organisations = organisations;
    this.reference = reference;
  }

  @AllowedToAll
  @GetMapping("/decisions")
  String list(Actor actor, @RequestParam(defaultValue = "open") String show,
      @RequestParam(required = false) @Nullable String from, Model model) {
    Slice<Decision> slice = decisions.list(actor, show.equals("open"), from);
    model.addAttribute("decisions", slice);
    model.addAttribute("show", show);
    model.addAttribute("offices",
        organisations.named(actor, slice.rows().stream().map(Decision::ownerOrganisation).distinct().toList()));
    model.addAttribute("outcomes", reference.list("meetings/outcomes"));
    return "meetings/decisions";
  }

  @AllowedToAll
  @GetMapping("/decisions/{id}")
  String show(@PathVariable UUID id, Actor actor, Model model) {
    Decision decision = decisions.require(actor, id);
    model.addAttribute("decision", decision);
    model.addAttribute("meeting", meetings.require(actor, decision.meeting()));
    model.addAttribute("owner", organisations.require(actor, decision.ownerOrganisation()));
    model.addAttribute("outcomes", reference.list("meetings/outcomes"));
    model.addAttribute("choices",
        decision.open() && actor.has(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN)
            ? MeetingPages.guests(organisations, actor)
            : List.of());
    model.addAttribute("mayAnswer", actor.wide() || actor.organisations().contains(decision.ownerOrganisation()));
    return "meetings/decision";
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE})
  @PostMapping("/{meeting}/decisions")
  String decide(@PathVariable UUID meeting, @RequestParam UUID decision, @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String outcome, @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String ownerPost, @RequestParam(defaultValue = "") String due, Actor actor,
      RedirectAttributes redirect) {
    LocalDate day = dayOf(due);
    Map<String, String> wrong = wrong(text, owner, day, meetings.require(actor, meeting));
    if (!wrong.isEmpty() || day == null) {
      // The form is a part of the meeting's page: what was typed goes back there with what is missing.
      backToTheForm(redirect,
          Map.of("text", text, "owner", owner, "ownerPost", ownerPost, "due", due, "outcome", outcome), wrong);
      return "redirect:/" + actor.regency() + "/meetings/" + meeting + "#decide";
    }
    decisions.decide(actor, meeting, decision, text.strip(), outcome.isBlank() ? "answer" : outcome,
        organisations.require(actor, Chosen.id("owner", owner)).id(), ownerPost.strip(), day);
    Flash.say(redirect, "meetings.decision.added");
    return "redirect:/" + actor.regency() + "/meetings/" + meeting + "#decide";
  }

  private static void backToTheForm(RedirectAttributes redirect, Map<String, String> typed, Map<String, String> wrong) {
    redirect.addFlashAttribute("typed", typed);
    redirect.addFlashAttribute("wrong", wrong);
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @PostMapping("/decisions/{id}/correction")
  String correct(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String outcome, @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String ownerPost, @RequestParam(defaultValue = "") String due, Actor actor,
      RedirectAttributes redirect) {
    Decision decision = decisions.require(actor, id);
    LocalDate day = dayOf(due);
    Map<String, String> wrong = wrong(text, owner, day, meetings.require(actor, decision.meeting()));
    if (!wrong.isEmpty() || day == null) {
      backToTheForm(redirect,
          Map.of("text", text, "owner", owner, "ownerPost", ownerPost, "due", due, "outcome", outcome), wrong);
      return "redirect:/" + actor.regency() + "/meetings/decisions/" + id + "#correct";
    }
    decisions.correct(actor, id, version, text.strip(), outcome.isBlank() ? decision.outcome() : outcome,
        organisations.require(actor, Chosen.id("owner", owner)).id(), ownerPost.strip(), day);
    Flash.say(redirect, "meetings.decision.corrected");
    return "redirect:/" + actor.regency() + "/meetings/decisions/" + id;
  }

  private static Map<String, String> wrong(String text, String owner, @Nullable LocalDate due, Meeting meeting) {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (text.isBlank() || text.length() > 2000) {
      wrong.put("text", "meetings.decision.text-needed");
    }
    if (owner.isBlank()) {
      wrong.put("owner", "meetings.decision.owner-needed");
    }
    if (due == null) {
      wrong.put("due", "meetings.decision.due-needed");
    } else if (due.isBefore(meeting.heldOn())) {
      wrong.put("due", "meetings.decision.due-before");
    }
    return wrong;
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE, Role.OFFICE_CLERK,
    Role.OFFICE_HEAD, Role.DATA_OWNER, Role.PARTNER_COORDINATOR})
  @PostMapping("/decisions/{id}/answer")
  String answer(@PathVariable UUID id, @RequestParam(defaultValue = "") String answer, Actor actor,
      RedirectAttributes redirect) {
    decisions.answer(actor, id, answer);
    Flash.say(redirect, "meetings.decision.answered");
    return "redirect:/" + actor.regency() + "/meetings/decisions/" + id;
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @PostMapping("/decisions/{id}/drop")
  String drop(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor,
      RedirectAttributes redirect) {
    decisions.drop(actor, id, needed(reason));
    Flash.say(redirect, "meetings.decision.dropped");
    return "redirect:/" + actor.regency() + "/meetings/decisions/" + id;
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
  @PostMapping("/decisions/{id}/reopening")
  String reopen(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor,
      RedirectAttributes redirect) {
    decisions.reopen(actor, id, needed(reason));
    Flash.say(redirect, "meetings.decision.reopened");
    return "redirect:/" + actor.regency() + "/meetings/decisions/" + id;
  }

  private static String needed(String reason) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "meetings.reason.needed");
    }
    return reason.strip();
  }

  private static @Nullable LocalDate dayOf(String typed) {
    try {
      return typed.isBlank() ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
