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
class KlaPages {
  private static final int DAYS = 60;

  private final Frames frames;
  private final ScoreDays scoreDays;

  KlaPages(Frames frames, ScoreDays scoreDays) {
    this.frames = frames;
    this.scoreDays = scoreDays;
  }

  @GetMapping("/{regency}/kla")
  String current(Actor actor, Model model) {
    Optional<Frame> frame = frames.current(actor);
    if (frame.isEmpty()) {
      model.addAttribute("mayOpen", actor.has(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN));
      return "indicators/none";
    }
    return overview(actor, frame.get(), model);
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}")
  String year(Actor actor, @PathVariable String year, Model model) {
    return overview(actor, frames.require(actor, year), model);
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/blocks/{block}")
  String block(Actor actor, @PathVariable String year, @PathVariable String block, Model model) {
    Frame frame = frames.require(actor, year);
    model.addAttribute("frame", frame);
    model.addAttribute("block", frame.block(block));
    return "indicators/block";
  }

  private String overview(Actor actor, Frame frame, Model model) {
    List<ScoreDays.Day> days = scoreDays.last(actor, frame.year().code(), DAYS);
    model.addAttribute("frame", frame);
    model.addAttribute("days", days);
    return "indicators/overview";
  }
}
