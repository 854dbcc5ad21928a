package id.payung.indicators.request;

import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.Evaluations;
import id.payung.indicators.year.ForTaskForce;
import id.payung.indicators.year.Sprint;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The hours after the verifier's session: the named questions only, most points first, with the hours left. */
@Controller
@ForTaskForce
class SprintPage {
  private final Frames frames;
  private final Evaluations evaluations;

  SprintPage(Frames frames, Evaluations evaluations) {
    this.frames = frames;
    this.evaluations = evaluations;
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/sprint")
  String show(Actor actor, @PathVariable String year, Model model) {
    Frame frame = frames.require(actor, year);
    Sprint sprint = evaluations.sprint(actor, year).orElseThrow(NotFound::new);
    List<QuestionScore> named = frame.sheet()
        .rows()
        .stream()
        .filter(row -> sprint.questions().contains(row.question()))
        .sorted(Comparator.comparing(QuestionScore::atStake).reversed())
        .toList();
    model.addAttribute("frame", frame);
    model.addAttribute("sprint", sprint);
    model.addAttribute("rows", named);
    return "indicators/sprint";
  }
}
