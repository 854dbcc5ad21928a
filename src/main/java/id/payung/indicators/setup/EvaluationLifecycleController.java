package id.payung.indicators.setup;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens a year; arranges, locks, reopens and closes it. */
@Controller
@ForSecretary
class EvaluationLifecycleController {
  private static final int DEFAULT_REOPENING_HOURS = 48;

  private final EvaluationOpening evaluationOpening;
  private final EvaluationRepository evaluations;
  private final EvaluationOverviewLoader overviewLoader;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final UiFactory uiFactory;
  private final Clock clock;

  EvaluationLifecycleController(EvaluationOpening evaluationOpening, EvaluationRepository evaluations,
      EvaluationOverviewLoader overviewLoader, ReferenceCatalogue reference, RegencyDirectory regencies,
      UiFactory uiFactory, Clock clock) {
    this.evaluationOpening = evaluationOpening;
    this.evaluations = evaluations;
    this.overviewLoader = overviewLoader;
    this.reference = reference;
    this.regencies = regencies;
    this.uiFactory = uiFactory;
    this.clock = clock;
  }

  @GetMapping("/{regency}/kla/years/new")
  String showOpeningForm(Actor actor, @PathVariable String regency, HttpServletRequest request, Model model) {
    Instrument newest = reference.instruments().getFirst();
    int next = nextYear(actor, regencies.require(regency).today(clock));
    String years = String.join(", ",
        newest.evidenceYears().stream().map(year -> String.valueOf(year + next - newest.year())).toList());
    return renderOpeningForm(actor, new EvaluationOpeningForm(String.valueOf(next), newest.code(), years, null),
        Map.of(), uiFactory.forRequest(request), model);
  }

  /**
   * The year after the last one kept here; the first one is this year's, or from July on, when this year's answers are
   * long in, the next.
   */
  private int nextYear(Actor actor, LocalDate today) {
    return evaluations.listAll(actor)
        .stream()
        .mapToInt(one -> Integer.parseInt(one.code()) + 1)
        .max()
        .orElse(today.getMonthValue() > 6 ? today.getYear() + 1 : today.getYear());
  }

  @PostMapping("/{regency}/kla/years")
  String open(Actor actor, @PathVariable String regency, @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "") String evidenceYears,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate due,
      HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes redirect) {
    EvaluationOpeningForm form = new EvaluationOpeningForm(code.strip(), source, evidenceYears, due);
    try {
      List<Integer> years = validate(form);
      boolean isNew = evaluationOpening.open(actor, form.code(), form.source(), years, due);
      FlashMessages.add(redirect, isNew ? "indicators.years.opened" : "indicators.years.there-already", form.code());
      return "redirect:/" + regency + "/kla/" + form.code() + (isNew ? "/settings" : "");
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderOpeningForm(actor, form, invalid.fields(), uiFactory.forRequest(request), model);
    }
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/settings")
  String showSettings(Actor actor, @PathVariable String year, Model model) {
    return showSettings(actor, year, Map.of(), model);
  }

  @PostMapping("/{regency}/kla/{year:\\d{4}}/settings")
  String updateSettings(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam int basedOn,
      @RequestParam(defaultValue = "") String evidenceYears, @RequestParam(defaultValue = "") String stage,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate due,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    Map<String, String> wrong = new LinkedHashMap<>();
    List<Integer> years = EvaluationOpeningForm.parseYears(evidenceYears);
    if (years.isEmpty() || years.size() > 4) {
      wrong.put("evidenceYears", "indicators.years.evidence.wrong");
    }
    if (overview.instrument().stages().stream().noneMatch(one -> one.code().equals(stage))) {
      wrong.put("stage", "indicators.years.stage.wrong");
    }
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return showSettings(actor, year, wrong, model);
    }
    evaluations.updateSettings(actor, year, basedOn, years, stage, due);
    FlashMessages.add(redirect, "indicators.years.arranged", year);
    return "redirect:/" + regency + "/kla/" + year + "/settings";
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/{deed:lock|unlock|close}")
  String confirmStateChange(Actor actor, @PathVariable String year, @PathVariable String deed, Model model) {
    model.addAttribute("frame", overviewLoader.require(actor, year));
    model.addAttribute("deed", deed);
    model.addAttribute("error", null);
    return "indicators/turn";
  }

  @PostMapping("/{regency}/kla/{year:\\d{4}}/{deed:lock|unlock|close}")
  String changeState(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String deed,
      @RequestParam(defaultValue = "") String reason, HttpServletResponse response, Model model,
      RedirectAttributes redirect) {
    if (reason.isBlank()) {
      response.setStatus(422);
      model.addAttribute("frame", overviewLoader.require(actor, year));
      model.addAttribute("deed", deed);
      model.addAttribute("error", "indicators.reason-needed");
      return "indicators/turn";
    }
    Evaluation.EvaluationState next = switch (deed) {
      case "lock" -> Evaluation.EvaluationState.LOCKED;
      case "unlock" -> Evaluation.EvaluationState.OPEN;
      default -> Evaluation.EvaluationState.CLOSED;
    };
    evaluations.changeState(actor, year, next, reason.strip());
    FlashMessages.add(redirect, "indicators.years.turned." + deed, year);
    return "redirect:/" + regency + "/kla/" + year + "/settings";
  }

  @PostMapping("/{regency}/kla/{year:\\d{4}}/sprint")
  String reopenQuestions(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam UUID id,
      @RequestParam(defaultValue = "") String questions, @RequestParam(required = false) @Nullable Integer hours,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    List<String> named =
        List.of(questions.strip().split("[,;\\s]+")).stream().filter(one -> !one.isBlank()).distinct().toList();
    List<String> unknown = named.stream().filter(one -> overview.scores().findQuestion(one).isEmpty()).toList();
    int most = hours == null ? reopeningHours(overview) : hours;
    Map<String, String> wrong = new LinkedHashMap<>();
    if (named.isEmpty() || !unknown.isEmpty()) {
      wrong.put("questions", "indicators.sprint.questions.wrong");
    }
    if (most < 1 || most > 240) {
      wrong.put("hours", "indicators.sprint.hours.wrong");
    }
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return showSettings(actor, year, wrong, model);
    }
    if (overview.year().open()) {
      evaluations.changeState(actor, year, Evaluation.EvaluationState.LOCKED, overview.year().stage());
    }
    evaluations.reopenQuestions(actor, year, id, named, Duration.ofHours(most));
    FlashMessages.add(redirect, "indicators.sprint.opened", named.size(), most);
    return "redirect:/" + regency + "/kla/" + year + "/sprint";
  }

  @PostMapping("/{regency}/kla/{year:\\d{4}}/sprint/{id}/end")
  String endReopening(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "indicators.reason-needed");
    }
    evaluations.endReopening(actor, year, id, reason.strip());
    FlashMessages.add(redirect, "indicators.sprint.ended");
    return "redirect:/" + regency + "/kla/" + year + "/settings";
  }

  /** The hours that the instrument gives to the stage of now, by its dated rule. */
  static int reopeningHours(EvaluationOverview overview) {
    return overview.instrument()
        .stages()
        .stream()
        .filter(stage -> stage.code().equals(overview.year().stage()))
        .map(Instrument.Stage::reopenHours)
        .filter(hours -> hours != null)
        .findFirst()
        .orElse(DEFAULT_REOPENING_HOURS);
  }

  private String showSettings(Actor actor, String year, Map<String, String> errors, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    model.addAttribute("frame", overview);
    model.addAttribute("errors", errors);
    model.addAttribute("hours", reopeningHours(overview));
    model.addAttribute("sprint", evaluations.findLatestReopening(actor, year).orElse(null));
    return "indicators/settings";
  }

  private String renderOpeningForm(Actor actor, EvaluationOpeningForm form, Map<String, String> errors, Ui ui,
      Model model) {
    List<SelectOption> sources = new ArrayList<>();
    for (Instrument one : reference.instruments()) {
      sources.add(new SelectOption(one.code(), one.name().in(ui.locale()),
          ui.t("indicators.years.source.shipped", one.questions().count())));
    }
    for (Evaluation one : evaluations.listAll(actor)) {
      sources.add(new SelectOption("year:" + one.code(), ui.t("indicators.years.source.copy", one.code()), null));
    }
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("sources", sources);
    return "indicators/year-new";
  }

  private static List<Integer> validate(EvaluationOpeningForm form) {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (!form.code().matches("20\\d{2}")) {
      wrong.put("code", "indicators.years.code.wrong");
    }
    List<Integer> years = EvaluationOpeningForm.parseYears(form.evidenceYears());
    if (years.isEmpty() || years.size() > 4) {
      wrong.put("evidenceYears", "indicators.years.evidence.wrong");
    }
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return years;
  }
}
