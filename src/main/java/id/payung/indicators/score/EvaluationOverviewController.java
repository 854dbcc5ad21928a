package id.payung.indicators.score;

import id.payung.indicators.score.EvaluationScorePages.BlockPage;
import id.payung.indicators.score.EvaluationScorePages.NoEvaluationPage;
import id.payung.indicators.score.EvaluationScorePages.OverviewPage;
import id.payung.indicators.year.ForSecretary;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.page.PageModel;
import id.payung.platform.web.access.AccessRoles;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the regency stands: the year, a block of it. */
@Controller
@ForTaskForce
class EvaluationOverviewController {
  private static final int MAX_DAYS = 60;

  private final EvaluationOverviewLoader overviewLoader;
  private final DailyScoreRepository dailyScores;

  EvaluationOverviewController(EvaluationOverviewLoader overviewLoader, DailyScoreRepository dailyScores) {
    this.overviewLoader = overviewLoader;
    this.dailyScores = dailyScores;
  }

  @GetMapping("/{regency}/kla")
  PageModel showCurrent(Actor actor) {
    Optional<EvaluationOverview> overview = overviewLoader.findCurrent(actor);
    return overview.isPresent() ? page(actor, overview.get())
        : new NoEvaluationPage(AccessRoles.isAllowed(actor, ForSecretary.class));
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}")
  OverviewPage showYear(@PathVariable String year, Actor actor) {
    return page(actor, overviewLoader.require(actor, year));
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/blocks/{block}")
  BlockPage showBlock(@PathVariable String year, @PathVariable String block, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    return new BlockPage(overview, overview.requireBlock(block));
  }

  private OverviewPage page(Actor actor, EvaluationOverview overview) {
    return new OverviewPage(overview, dailyScores.listLatest(actor, overview.year().code(), MAX_DAYS));
  }
}
