package id.payung.indicators.setup;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.setup.EvaluationSetupPages.ReopenedQuestionsPage;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.ForTaskForce;
import id.payung.indicators.year.QuestionReopening;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The hours after the verifier's session: the named questions only, most points first, with the hours left. */
@Controller
@ForTaskForce
class ReopenedQuestionController {
  private final EvaluationOverviewLoader overviewLoader;
  private final EvaluationRepository evaluations;

  ReopenedQuestionController(EvaluationOverviewLoader overviewLoader, EvaluationRepository evaluations) {
    this.overviewLoader = overviewLoader;
    this.evaluations = evaluations;
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/sprint")
  ReopenedQuestionsPage show(@PathVariable String year, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    QuestionReopening reopening = evaluations.findLatestReopening(actor, year).orElseThrow(NotFound::new);
    List<QuestionScore> named = overview.scores()
        .rows()
        .stream()
        .filter(row -> reopening.questions().contains(row.question()))
        .sorted(Comparator.comparing(QuestionScore::obtainableTotal).reversed())
        .toList();
    return new ReopenedQuestionsPage(overview, reopening, named);
  }
}
