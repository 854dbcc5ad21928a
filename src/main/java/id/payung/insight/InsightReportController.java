package id.payung.insight;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.jobs.Job;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reports that leave: for the regent, for partners. */
@Controller
@AllowedRoles({Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE,
  Role.PARTNER_COORDINATOR})
@RequestMapping("/{regency}/papers")
class InsightReportController implements Navigation {
  private static final Role[] READERS = {Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER,
    Role.COOPERATION_OFFICE, Role.PARTNER_COORDINATOR};

  private final JobQueue jobs;
  private final PartnerReportLoader reportLoader;
  private final UiFactory uiFactory;

  InsightReportController(JobQueue jobs, PartnerReportLoader reportLoader, UiFactory uiFactory) {
    this.jobs = jobs;
    this.reportLoader = reportLoader;
    this.uiFactory = uiFactory;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(READERS) ? List.of(new NavigationItem(72, "insight.reports.door", "/papers", "download"))
        : List.of();
  }

  @GetMapping
  String show(Actor actor, Model model) {
    boolean regent = actor.hasAnyRole(RegentPageController.READERS);
    boolean partner = actor.hasAnyRole(PartnerReportLoader.TASK_FORCE) || actor.hasAnyRole(Role.PARTNER_COORDINATOR);
    model.addAttribute("regent", regent);
    model.addAttribute("partners", partner ? reportLoader.listPartners(actor) : List.of());
    model.addAttribute("mayPartners", partner);
    model.addAttribute("now", ReportingPeriod.containing(reportLoader.today(actor)));
    model.addAttribute("made",
        regent ? jobs.listOwn(actor).stream().filter(InsightReportController::isRegentReport).limit(3).toList()
            : List.of());
    return "insight/reports";
  }

  private static boolean isRegentReport(Job job) {
    return job.kind().equals(RegentReportJob.KIND);
  }

  @AllowedRoles({Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER})
  @PostMapping("/regent")
  String startRegentReport(Actor actor, @RequestParam UUID id, HttpServletRequest request) {
    jobs.start(actor, id, RegentReportJob.KIND, Map.of("language", uiFactory.forRequest(request).lang()));
    return "redirect:/" + actor.regency() + "/jobs/" + id;
  }
}
