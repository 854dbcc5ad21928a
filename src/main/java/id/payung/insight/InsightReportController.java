package id.payung.insight;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.jobs.Job;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedRoles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
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

  InsightReportController(JobQueue jobs, PartnerReportLoader reportLoader) {
    this.jobs = jobs;
    this.reportLoader = reportLoader;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(READERS) ? List.of(new NavigationItem(72, "insight.reports.door", "/papers", "download"))
        : List.of();
  }

  @GetMapping
  InsightReportsPage show(Actor actor, @Today LocalDate today) {
    boolean regent = actor.hasAnyRole(RegentPageController.READERS);
    boolean partner = actor.hasAnyRole(PartnerReportLoader.TASK_FORCE) || actor.hasAnyRole(Role.PARTNER_COORDINATOR);
    return new InsightReportsPage(regent, partner, partner ? reportLoader.listPartners(actor) : List.of(),
        ReportingPeriod.containing(today),
        regent ? jobs.listOwn(actor).stream().filter(InsightReportController::isRegentReport).limit(3).toList()
            : List.of());
  }

  private static boolean isRegentReport(Job job) {
    return job.kind().equals(RegentReportJob.KIND);
  }

  @AllowedRoles({Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER})
  @PostMapping("/regent")
  SeeOther startRegentReport(Actor actor, @RequestParam UUID id, Ui ui) {
    jobs.start(actor, id, RegentReportJob.KIND, Map.of("language", ui.lang()));
    return SeeOther.to("/jobs/" + id);
  }
}
