package id.payung.indicators.score;

import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.Instrument;
import id.payung.platform.ui.SelectOption;
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
class QuestionListController {
  private final EvaluationOverviewLoader overviewLoader;
  private final UiFactory uiFactory;

  QuestionListController(EvaluationOverviewLoader overviewLoader, UiFactory uiFactory) {
    this.overviewLoader = overviewLoader;
    this.uiFactory = uiFactory;
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/questions")
  String listQuestions(Actor actor, @PathVariable String year, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String office, @RequestParam(defaultValue = "") String block,
      @RequestParam(defaultValue = "") String next, @RequestParam(defaultValue = "") String order,
      HttpServletRequest request, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    Ui ui = uiFactory.forRequest(request);
    QuestionFilter filter = new QuestionFilter(q.strip(), office, block, next, order);
    Stream<QuestionScore> rows =
        overview.scores().rows().stream().filter(row -> matches(overview, row, filter, ui.locale()));
    if (order.equals("stake")) {
      rows = rows.sorted(Comparator.comparing(QuestionScore::atStake).reversed());
    }
    model.addAttribute("frame", overview);
    model.addAttribute("filter", filter);
    model.addAttribute("rows", rows.toList());
    model.addAttribute("offices", officeOptions(overview));
    model.addAttribute("blocks",
        SelectOption.of(overview.instrument().blocks(), Instrument.Block::code, one -> one.name().in(ui.locale())));
    model.addAttribute("steps", SelectOption.of(Arrays.asList(QuestionNextStep.values()), QuestionNextStep::code,
        step -> ui.t("indicators.next." + step.code())));
    return "indicators/questions";
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/gaps")
  String listGaps(Actor actor, @PathVariable String year, @RequestParam(required = false) @Nullable UUID office,
      Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    model.addAttribute("frame", overview);
    model.addAttribute("office", office == null ? "" : office.toString());
    model.addAttribute("gaps",
        overview.scores().gaps().stream().filter(row -> office == null || office.equals(row.organisation())).toList());
    model.addAttribute("offices", officeOptions(overview));
    return "indicators/gaps";
  }

  private static boolean matches(EvaluationOverview overview, QuestionScore row, QuestionFilter filter, Locale locale) {
    if (!filter.block().isBlank() && !filter.block().equals(row.block())) {
      return false;
    }
    if (!filter.next().isBlank() && !filter.next().equals(row.computed().next().code())) {
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
    Instrument.Question question = overview.requireQuestion(row.question());
    return row.question().startsWith(wanted) || question.text().in(locale).toLowerCase(locale).contains(wanted)
        || overview.requireIndicator(row.indicator()).name().in(locale).toLowerCase(locale).contains(wanted);
  }

  private static List<SelectOption> officeOptions(EvaluationOverview overview) {
    return overview.offices()
        .values()
        .stream()
        .sorted(Comparator.comparing(office -> office.label().toLowerCase(Locale.ROOT)))
        .map(office -> SelectOption.of(office.id().toString(), office.label()))
        .toList();
  }
}
