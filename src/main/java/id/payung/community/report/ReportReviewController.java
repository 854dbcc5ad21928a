package id.payung.community.report;

import id.payung.community.ReportView;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.access.AllowedToSignedIn;
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
class ReportReviewController {
  private final ReportLifecycle lifecycle;
  private final ReportAmendment reportAmendment;

  ReportReviewController(ReportLifecycle lifecycle, ReportAmendment reportAmendment) {
    this.lifecycle = lifecycle;
    this.reportAmendment = reportAmendment;
  }

  @AllowedToSignedIn
  @PostMapping("/{id}/settlement")
  String settleConflicts(@PathVariable UUID id, @RequestParam int version, Actor actor, HttpServletRequest request,
      RedirectAttributes redirect) {
    Map<String, Boolean> choices = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> {
      if (name.startsWith("choice.") && values.length > 0) {
        choices.put(name.substring("choice.".length()), values[0].equals("mine"));
      }
    });
    reportAmendment.settleConflicts(actor, id, version, choices);
    FlashMessages.add(redirect, "community.settled");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/withdrawal")
  String showWithdrawal(@PathVariable UUID id, Actor actor, Model model) {
    return renderReasonForm(requireWritable(actor, id), "withdrawal", model);
  }

  private static String renderReasonForm(ReportView report, String what, Model model) {
    model.addAttribute("report", report);
    model.addAttribute("what", what);
    return "community/report-question";
  }

  @AllowedToSignedIn
  @PostMapping("/{id}/withdrawal")
  String withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor,
      RedirectAttributes redirect) {
    lifecycle.withdraw(actor, id, reason);
    FlashMessages.add(redirect, "community.withdrawn");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  @AllowedRoles({Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
    Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY})
  @PostMapping("/{id}/acceptance")
  String accept(@PathVariable UUID id, Actor actor, RedirectAttributes redirect) {
    lifecycle.accept(actor, id);
    FlashMessages.add(redirect, "community.accepted");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  @AllowedRoles({Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
    Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY})
  @GetMapping("/{id}/return")
  String showReturn(@PathVariable UUID id, Actor actor, Model model) {
    return renderReasonForm(requireWritable(actor, id), "return", model);
  }

  @AllowedRoles({Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
    Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY})
  @PostMapping("/{id}/return")
  String returnForCorrection(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor,
      RedirectAttributes redirect) {
    lifecycle.returnForCorrection(actor, id, reason);
    FlashMessages.add(redirect, "community.returned");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  private ReportView requireWritable(Actor actor, UUID id) {
    ReportView report = lifecycle.require(actor, id);
    if (!ReportAccessPolicy.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    return report;
  }
}
