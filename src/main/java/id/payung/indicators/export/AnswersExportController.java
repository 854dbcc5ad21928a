package id.payung.indicators.export;

import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.actor.Actor;
import id.payung.platform.jobs.JobQueue;
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
@ForQuestionReaders
class AnswersExportController {
  private final JobQueue jobs;
  private final EvaluationRepository evaluations;
  private final UiFactory uiFactory;

  AnswersExportController(JobQueue jobs, EvaluationRepository evaluations, UiFactory uiFactory) {
    this.jobs = jobs;
    this.evaluations = evaluations;
    this.uiFactory = uiFactory;
  }

  @PostMapping("/{regency}/kla/{year:\\d{4}}/exports/answers")
  String startExport(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam UUID id,
      HttpServletRequest request) {
    evaluations.require(actor, year);
    jobs.start(actor, id, AnswersExportJob.KIND,
        Map.of("year", year, "language", uiFactory.forRequest(request).lang()));
    return "redirect:/" + regency + "/jobs/" + id;
  }
}
