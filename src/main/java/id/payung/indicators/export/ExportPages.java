package id.payung.indicators.export;

import id.payung.indicators.year.Evaluations;
import id.payung.indicators.year.ForOffices;
import id.payung.platform.actor.Actor;
import id.payung.platform.jobs.Jobs;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Starts the exports. */
@Controller
@ForOffices
class ExportPages {
  private final Jobs jobs;
  private final Evaluations evaluations;
  private final UiFactory uis;

  ExportPages(Jobs jobs, Evaluations evaluations, UiFactory uis) {
    this.jobs = jobs;
    this.evaluations = evaluations;
    this.uis = uis;
  }

  @PostMapping("/{regency}/kla/{year:\\d{4}}/exports/answers")
  String answers(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam UUID id,
      HttpServletRequest request) {
    evaluations.require(actor, year);
    jobs.start(actor, id, AnswersExport.KIND, Map.of("year", year, "language", uis.of(request).lang()));
    return "redirect:/" + regency + "/jobs/" + id;
  }
}
