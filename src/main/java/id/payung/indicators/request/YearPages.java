package id.payung.indicators.request;

import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.Evaluations;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.Reference;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.Option;
import id.payung.platform.web.Flash;
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
class YearPages {
  private static final int REOPEN_HOURS = 48;

  private final OpeningYear opening;
  private final Evaluations evaluations;
  private final Frames frames;
  private final Reference reference;
  private final RegencyDirectory regencies;
  private final UiFactory uis;
  private final Clock clock;

  YearPages(OpeningYear opening, Evaluations evaluations, Frames frames, Reference reference,
      RegencyDirectory regencies, UiFactory uis, Clock clock) {
    this.opening = opening;
    this.evaluations = evaluations;
    this.frames = frames;
    this.reference = reference;
    this.regencies = regencies;
    this.uis = uis;
    this.clock = clock;
  }

  @GetMapping("/{regency}/kla/years/new")
  String blank(Actor actor, @PathVariable String regency, HttpServletRequest request, Model model) {
    Instrument newest = reference.instruments().getFirst();
    int next = nextYear(actor, regencies.require(regency).today(clock));
    String years = String.join(", ",
        newest.evidenceYears().stream().map(year -> String.valueOf(year + next - newest.year())).toList());
    return form(actor, new YearForm(String.valueOf(next), newest.code(), years, null), Map.of(), uis.of(request),
        model);
  }

  /**
   * The year after the last one kept here; the first one is this year's, or from July on, when this year's answers are
   * long in, the next.
   */
  private int nextYear(Actor actor, LocalDate today) {
    return evaluations.all(actor)
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
    YearForm form = new YearForm(code.strip(), source, evidenceYears, due);
    try {
      List<Integer> years = check(form);
      boolean fresh = opening.open(actor, form.code(), form.source(), years, due);
      Flash.say(redirect, fresh ? "indicators.years.opened" : "indicators.years.there-already", form.code());
      return "redirect:/" + regency + "/kla/" + form.code() + (fresh ? "/settings" : "");
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, form, invalid.fields(), uis.of(request), model);
    }
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/settings")
  String settings(Actor actor, @PathVariable String year, Model model) {
    return settings(actor, year, Map.of(), model);
  }

  @PostMapping("/{regency}/kla/{year:\\d{4}}/settings")
  String arrange(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam int basedOn,
      @RequestParam(defaultValue = "") String evidenceYears, @RequestParam(defaultValue = "") String stage,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate due,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    Frame frame = frames.require(actor, year);
    Map<String, String> wrong = new LinkedHashMap<>();
    List<Integer> years = YearForm.years(evidenceYears);
    if (years.isEmpty() || years.size() > 4) {
      wrong.put("evidenceYears", "indicators.years.evidence.wrong");
    }
    if (frame.instrument().stages().stream().noneMatch(one -> one.code().equals(stage))) {
      wrong.put("stage", "indicators.years.stage.wrong");
    }
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return settings(actor, year, wrong, model);
    }
    evaluations.arrange(actor, year, basedOn, years, stage, due);
    Flash.say(redirect, "indicators.years.arranged", year);
    return "redirect:/" + regency + "/kla/" + year + "/settings";
  }

  @GetMapping("/{regency}/kla/{year:\\d{4}}/{deed:lock|unlock|close}")
  String ask(Actor actor, @PathVariable String year, @PathVariable String deed, Model model) {
    model.addAttribute("frame", frames.require(actor, year));
    model.addAttribute("deed", deed);
    model.addAttribute("error", null);
    return "indicators/turn";
  }

  @PostMapping("/{regency}/kla/{year:\\d{4}}/{deed:lock|unlock|close}")
  String turn(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String deed,
      @RequestParam(defaultValue = "") String reason, HttpServletResponse response, Model model,
      RedirectAttributes redirect) {
    if (reason.isBlank()) {
      response.setStatus(422);
      model.addAttribute("frame", frames.require(actor, year));
      model.addAttribute("deed", deed);
      model.addAttribute("error", "indicators.reason-needed");
      return "indicators/turn";
    }
    Evaluation.State next = switch (deed) {
      case "lock" -> Evaluation.State.LOCKED;
      case "unlock" -> Evaluation.State.OPEN;
      default -> Evaluation.State.CLOSED;
    };
    evaluations.turn(actor, year, next, reason.strip());
    Flash.say(redirect, "indicators.years.turned." + deed, year);
    return "redirect:/" + regency + "/kla/" + year + "/settings";
  }

  @PostMapping("/{regency}/kla/{year:\\d{4}}/sprint")
  String reopen(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam UUID id,
      @RequestParam(defaultValue = "") String questions, @RequestParam(required = false) @Nullable Integer hours,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    Frame frame = frames.require(actor, year);
    List<String> named =
        List.of(questions.strip().split("[,;\\s]+")).stream().filter(one -> !one.isBlank()).distinct().toList();
    List<String> unknown = named.stream().filter(one -> frame.sheet().question(one).isEmpty()).toList();
    int most = hours == null ? hoursOf(frame) : hours;
    Map<String, String> wrong = new LinkedHashMap<>();
    if (named.isEmpty() || !unknown.isEmpty()) {
      wrong.put("questions", "indicators.sprint.questions.wrong");
    }
    if (most < 1 || most > 240) {
      wrong.put("hours", "indicators.sprint.hours.wrong");
    }
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return settings(actor, year, wrong, model);
    }
    if (frame.year().open()) {
      evaluations.turn(actor, year, Evaluation.State.LOCKED, frame.year().stage());
    }
    evaluations.reopen(actor, year, id, named, Duration.ofHours(most));
    Flash.say(redirect, "indicators.sprint.opened", named.size(), most);
    return "redirect:/" + regency + "/kla/" + year + "/sprint";
  }

  @PostMapping("/{regency}/kla/{year:\\d{4}}/sprint/{id}/end")
  String end(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "indicators.reason-needed");
    }
    evaluations.endSprint(actor, year, id, reason.strip());
    Flash.say(redirect, "indicators.sprint.ended");
    return "redirect:/" + regency + "/kla/" + year + "/settings";
  }

  /** The hours that the instrument gives to the stage of now, by its dated rule. */
  static int hoursOf(Frame frame) {
    return frame.instrument()
        .stages()
        .stream()
        .filter(stage -> stage.code().equals(frame.year().stage()))
        .map(Instrument.Stage::reopenHours)
        .filter(hours -> hours != null)
        .findFirst()
        .orElse(REOPEN_HOURS);
  }

  private String settings(Actor actor, String year, Map<String, String> errors, Model model) {
    Frame frame = frames.require(actor, year);
    model.addAttribute("frame", frame);
    model.addAttribute("errors", errors);
    model.addAttribute("hours", hoursOf(frame));
    model.addAttribute("sprint", evaluations.sprint(actor, year).orElse(null));
    return "indicators/settings";
  }

  private String form(Actor actor, YearForm form, Map<String, String> errors, Ui ui, Model model) {
    List<Option> sources = new ArrayList<>();
    for (Instrument one : reference.instruments()) {
      sources.add(new Option(one.code(), one.name().in(ui.locale()),
          ui.t("indicators.years.source.shipped", one.questions().count())));
    }
    for (Evaluation one : evaluations.all(actor)) {
      sources.add(new Option("year:" + one.code(), ui.t("indicators.years.source.copy", one.code()), null));
    }
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("sources", sources);
    return "indicators/year-new";
  }

  private static List<Integer> check(YearForm form) {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (!form.code().matches("20\\d{2}")) {
      wrong.put("code", "indicators.years.code.wrong");
    }
    List<Integer> years = YearForm.years(form.evidenceYears());
    if (years.isEmpty() || years.size() > 4) {
      wrong.put("evidenceYears", "indicators.years.evidence.wrong");
    }
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return years;
  }
}
