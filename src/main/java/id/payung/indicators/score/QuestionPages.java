package id.payung.indicators.score;

import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.Instrument;
import id.payung.platform.ui.Option;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All questions of a year, to be searched and narrowed; and its gaps, the largest first. */
@Controller
@ForTaskForce
class QuestionPages {
  private final Frames frames;
  private final UiFactory uis;

  QuestionPages(Frames frames, UiFactory uis) {
    this.frames = frames;
    this.uis = uis;
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/questions")
  String questions(Actor actor, @PathVariable String year, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String office, @RequestParam(defaultValue = "") String block,
      @RequestParam(defaultValue = "") String next, @RequestParam(defaultValue = "") String order,
      HttpServletRequest request, Model model) {
    Frame frame = frames.require(actor, year);
    Ui ui = uis.of(request);
    QuestionFilter filter = new QuestionFilter(q.strip(), office, block, next, order);
    Stream<QuestionScore> rows = frame.sheet().rows().stream().filter(row -> fits(frame, row, filter, ui.locale()));
    if (order.equals("stake")) {
      rows = rows.sorted(Comparator.comparing(QuestionScore::atStake).reversed());
    }
    model.addAttribute("frame", frame);
    model.addAttribute("filter", filter);
    model.addAttribute("rows", rows.toList());
    model.addAttribute("offices", offices(frame));
    model.addAttribute("blocks",
        Option.of(frame.instrument().blocks(), Instrument.Block::code, one -> one.name().in(ui.locale())));
    model.addAttribute("steps",
        Option.of(Arrays.asList(NextStep.values()), NextStep::code, step -> ui.t("indicators.next." + step.code())));
    return "indicators/questions";
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/gaps")
  String gaps(Actor actor, @PathVariable String year, @RequestParam(required = false) @Nullable UUID office,
      Model model) {
    Frame frame = frames.require(actor, year);
    model.addAttribute("frame", frame);
    model.addAttribute("office", office == null ? "" : office.toString());
    model.addAttribute("gaps",
        frame.sheet().gaps().stream().filter(row -> office == null || office.equals(row.organisation())).toList());
    model.addAttribute("offices", offices(frame));
    return "indicators/gaps";
  }

  private static boolean fits(Frame frame, QuestionScore row, QuestionFilter filter, Locale locale) {
    if (!filter.block().isBlank() && !filter.block().equals(row.block())) {
      return false;
    }
    if (!filter.next().isBlank() && !filter.next().equals(row.verdict().next().code())) {
      return false;
    }
    if (filter.office().equals("none") ? row.organisation() != null
        : !filter.office().isBlank() && !filter.office().equals(String.valueOf(row.organisation()))) {
      return false;
    }
    if (filter.q().isBlank()) {
      return true;
    }
    String wanted = filter.q().toLowerCase(locale);
    Instrument.Question question = frame.question(row.question());
    return row.question().startsWith(wanted) || question.text().in(locale).toLowerCase(locale).contains(wanted)
        || frame.indicator(row.indicator()).name().in(locale).toLowerCase(locale).contains(wanted);
  }

  private static List<Option> offices(Frame frame) {
    return frame.offices()
        .values()
        .stream()
        .sorted(Comparator.comparing(office -> office.label().toLowerCase(Locale.ROOT)))
        .map(office -> Option.of(office.id().toString(), office.label()))
        .toList();
  }
}
