package id.payung.indicators.setup;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.setup.EvaluationSetupPages.SettingsPage;
import id.payung.indicators.setup.EvaluationSetupPages.SettingsPage.Forms;
import id.payung.indicators.setup.EvaluationSetupPages.StateChangePage;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.EvaluationDeadlines;
import id.payung.indicators.year.EvaluationReasonForm;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Arranges, locks, reopens and closes a year. */
@Controller
@ForSecretary
@RequestMapping("/{regency}/kla/{year:\\d{4}}")
class EvaluationLifeCycleController {
  private static final int MOST_NAMED = 20;
  private static final Map<String, EvaluationState> DEEDS =
      Map.of("lock", EvaluationState.LOCKED, "unlock", EvaluationState.OPEN, "close", EvaluationState.CLOSED);

  private final EvaluationRepository evaluations;
  private final EvaluationOverviewLoader overviewLoader;
  private final EvaluationDeadlines deadlines;

  EvaluationLifeCycleController(EvaluationRepository evaluations, EvaluationOverviewLoader overviewLoader,
      EvaluationDeadlines deadlines) {
    this.evaluations = evaluations;
    this.overviewLoader = overviewLoader;
    this.deadlines = deadlines;
  }

  @GetMapping("/settings")
  SettingsPage showSettings(@PathVariable String year, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    return page(actor, overview, forms(overview));
  }

  @PostMapping("/settings")
  WebResult updateSettings(@PathVariable String year, Submission<EvaluationSettingsForm> sent, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    return sent.save(form -> {
      if (overview.instrument().stages().stream().noneMatch(one -> one.code().equals(form.stage()))) {
        throw new Invalid("stage", "indicators.years.stage.wrong");
      }
      evaluations.updateSettings(actor, year, form.basedOn(), form.years(), form.stage(), form.due());
      return settings(year).saying("indicators.years.arranged", year);
    }, fields -> page(actor, overview, new Forms(fields, forms(overview).reopening(), forms(overview).ending())));
  }

  @GetMapping("/{deed:lock|unlock|close}")
  WebResult confirmStateChange(@PathVariable String year, @PathVariable String deed, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    boolean possible =
        EvaluationState.LIFE.find(overview.year().state(), Objects.requireNonNull(DEEDS.get(deed))).isPresent();
    return possible ? new StateChangePage(overview, deed, FormFields.blank(EvaluationReasonForm.class))
        : settings(year);
  }

  @PostMapping("/{deed:lock|unlock|close}")
  WebResult changeState(@PathVariable String year, @PathVariable String deed, Submission<EvaluationReasonForm> sent,
      Actor actor) {
    return sent.save(form -> {
      evaluations.changeState(actor, year, Objects.requireNonNull(DEEDS.get(deed)), form.reason());
      return settings(year).saying("indicators.years.turned." + deed, year);
    }, fields -> new StateChangePage(overviewLoader.require(actor, year), deed, fields));
  }

  @PostMapping("/sprint")
  WebResult reopenQuestions(@PathVariable String year, Submission<QuestionReopeningForm> sent, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    return sent.save(form -> {
      requireKnownQuestions(form, overview);
      if (overview.year().open() && !form.lockRest()) {
        throw new Invalid("lockRest", "indicators.sprint.lock-rest.needed");
      }
      int hours = form.hours() == null ? reopeningHours(overview) : form.hours();
      if (form.lockRest()) {
        evaluations.lockAndReopenQuestions(actor, year, form.id(), form.codes(), Duration.ofHours(hours));
      } else {
        evaluations.reopenQuestions(actor, year, form.id(), form.codes(), Duration.ofHours(hours));
      }
      return SeeOther.to("/kla/" + year + "/sprint").saying("indicators.sprint.opened", form.codes().size(), hours);
    }, fields -> page(actor, overview, new Forms(forms(overview).settings(), fields, forms(overview).ending())));
  }

  /** Says which of them are unknown; of very many, the first ones. */
  private static void requireKnownQuestions(QuestionReopeningForm form, EvaluationOverview overview) {
    List<String> codes = form.codes();
    if (codes.isEmpty()) {
      throw new Invalid("questions", "indicators.sprint.questions.wrong");
    }
    List<String> unknown = codes.stream().filter(one -> overview.scores().findQuestion(one).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      String named = unknown.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
      throw new Invalid("questions", "indicators.sprint.questions.unknown",
          unknown.size() > MOST_NAMED ? named + ", …" : named);
    }
  }

  @PostMapping("/sprint/{id}/end")
  WebResult endReopening(@PathVariable String year, @PathVariable UUID id, Submission<EvaluationReasonForm> sent,
      Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    return sent.save(form -> {
      evaluations.endReopening(actor, year, id, form.reason());
      return settings(year).saying("indicators.sprint.ended");
    }, fields -> page(actor, overview, new Forms(forms(overview).settings(), forms(overview).reopening(), fields)));
  }

  /** The hours that the instrument gives to the stage of now, by its dated rule. */
  private int reopeningHours(EvaluationOverview overview) {
    return overview.instrument()
        .stages()
        .stream()
        .filter(stage -> stage.code().equals(overview.year().stage()))
        .map(Instrument.Stage::reopenHours)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(deadlines.defaultReopeningHours());
  }

  private Forms forms(EvaluationOverview overview) {
    return Forms.of(overview.year(), reopeningHours(overview));
  }

  private SettingsPage page(Actor actor, EvaluationOverview overview, Forms forms) {
    return new SettingsPage(overview, reopeningHours(overview),
        evaluations.findLatestReopening(actor, overview.year().code()).orElse(null), forms);
  }

  private static SeeOther settings(String year) {
    return SeeOther.to("/kla/" + year + "/settings");
  }
}
