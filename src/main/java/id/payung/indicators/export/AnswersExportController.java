package id.payung.indicators.export;

import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.actor.Actor;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
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

  AnswersExportController(JobQueue jobs, EvaluationRepository evaluations) {
    this.jobs = jobs;
    this.evaluations = evaluations;
  }

  @PostMapping("/{regency}/kla/{year:\\d{4}}/exports/answers")
  WebResult startExport(@PathVariable String year, @RequestParam UUID id, Actor actor, Ui ui) {
    evaluations.require(actor, year);
    jobs.start(actor, id, AnswersExportJob.KIND, Map.of("year", year, "language", ui.lang()));
    return SeeOther.to("/jobs/" + id);
  }
}
