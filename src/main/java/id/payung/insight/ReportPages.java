package id.payung.insight;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.jobs.Job;
import id.payung.platform.jobs.Jobs;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.UiFactory;
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
@Allowed({Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE,
  Role.PARTNER_COORDINATOR})
@RequestMapping("/{regency}/papers")
class ReportPages implements Navigation {
  private static final Role[] READERS = {Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER,
    Role.COOPERATION_OFFICE, Role.PARTNER_COORDINATOR};

  private final Jobs jobs;
  private final PartnerDesk partners;
  private final UiFactory uis;

  ReportPages(Jobs jobs, PartnerDesk partners, UiFactory uis) {
    this.jobs = jobs;
    this.partners = partners;
    this.uis = uis;
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    return actor.has(READERS) ? List.of(new NavigationItem(72, "insight.reports.door", "/papers", "download"))
        : List.of();
  }

  @GetMapping
  String show(Actor actor, Model model) {
    boolean regent = actor.has(RegentPages.READERS);
    boolean partner = actor.has(PartnerDesk.TASK_FORCE) || actor.has(Role.PARTNER_COORDINATOR);
    model.addAttribute("regent", regent);
    model.addAttribute("partners", partner ? partners.partners(actor) : List.of());
    model.addAttribute("mayPartners", partner);
    model.addAttribute("now", Quarter.of(partners.today(actor)));
    model.addAttribute("made",
        regent ? jobs.mine(actor).stream().filter(ReportPages::ofRegent).limit(3).toList() : List.of());
    return "insight/reports";
  }

  private static boolean ofRegent(Job job) {
    return job.kind().equals(RegentReport.KIND);
  }

  @Allowed({Role.REGENT_AIDE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER})
  @PostMapping("/regent")
  String start(Actor actor, @RequestParam UUID id, HttpServletRequest request) {
    jobs.start(actor, id, RegentReport.KIND, Map.of("language", uis.of(request).lang()));
    return "redirect:/" + actor.regency() + "/jobs/" + id;
  }
}
