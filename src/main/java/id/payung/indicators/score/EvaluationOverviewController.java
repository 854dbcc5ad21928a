package id.payung.indicators.score;

import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
  String showCurrent(Actor actor, Model model) {
    Optional<EvaluationOverview> overview = overviewLoader.findCurrent(actor);
    if (overview.isEmpty()) {
      model.addAttribute("mayOpen", actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN));
      return "indicators/none";
    }
    return renderOverview(actor, overview.get(), model);
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}")
  String showYear(Actor actor, @PathVariable String year, Model model) {
    return renderOverview(actor, overviewLoader.require(actor, year), model);
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/blocks/{block}")
  String showBlock(Actor actor, @PathVariable String year, @PathVariable String block, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    model.addAttribute("frame", overview);
    model.addAttribute("block", overview.requireBlock(block));
    return "indicators/block";
  }

  private String renderOverview(Actor actor, EvaluationOverview overview, Model model) {
    List<DailyScoreRepository.DailyScore> days = dailyScores.listLatest(actor, overview.year().code(), MAX_DAYS);
    model.addAttribute("frame", overview);
    model.addAttribute("days", days);
    return "indicators/overview";
  }
}
