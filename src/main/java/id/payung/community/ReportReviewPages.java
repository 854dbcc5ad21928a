package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is decided about a report: which of two versions is right, whether it counts, whether it is taken back. */
@Controller
@RequestMapping("/{regency}/reports")
class ReportReviewPages {
  private final Reports reports;
  private final Amending amending;

  ReportReviewPages(Reports reports, Amending amending) {
    this.reports = reports;
    this.amending = amending;
  }

  @AllowedToAll
  @PostMapping("/{id}/settlement")
  String settle(@PathVariable UUID id, @RequestParam int version, Actor actor, HttpServletRequest request,
      RedirectAttributes redirect) {
    Map<String, Boolean> choices = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> {
      if (name.startsWith("choice.") && values.length > 0) {
        choices.put(name.substring("choice.".length()), values[0].equals("mine"));
      }
    });
    amending.settle(actor, id, version, choices);
    Flash.say(redirect, "community.settled");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  @AllowedToAll
  @GetMapping("/{id}/withdrawal")
  String askWithdrawal(@PathVariable UUID id, Actor actor, Model model) {
    return ask(requireWritable(actor, id), "withdrawal", model);
  }

  private static String ask(ReportView report, String what, Model model) {
    model.addAttribute("report", report);
    model.addAttribute("what", what);
    return "community/report-question";
  }

  @AllowedToAll
  @PostMapping("/{id}/withdrawal")
  String withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor,
      RedirectAttributes redirect) {
    reports.withdraw(actor, id, reason);
    Flash.say(redirect, "community.withdrawn");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  @Allowed({Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.REGENCY_ADMIN,
    Role.TASK_FORCE_SECRETARY})
  @PostMapping("/{id}/acceptance")
  String accept(@PathVariable UUID id, Actor actor, RedirectAttributes redirect) {
    reports.accept(actor, id);
    Flash.say(redirect, "community.accepted");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  @Allowed({Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.REGENCY_ADMIN,
    Role.TASK_FORCE_SECRETARY})
  @GetMapping("/{id}/return")
  String askReturn(@PathVariable UUID id, Actor actor, Model model) {
    return ask(requireWritable(actor, id), "return", model);
  }

  @Allowed({Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.REGENCY_ADMIN,
    Role.TASK_FORCE_SECRETARY})
  @PostMapping("/{id}/return")
  String giveBack(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor,
      RedirectAttributes redirect) {
    reports.giveBack(actor, id, reason);
    Flash.say(redirect, "community.returned");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  private ReportView requireWritable(Actor actor, UUID id) {
    ReportView report = reports.require(actor, id);
    if (!Rights.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    return report;
  }
}
