package id.payung.agreements.activity;

import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.BudgetLine;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.form.AgreementFormInput;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.BudgetStageTransition;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Money and training of one activity, and what is taken back. */
@Controller
@RequestMapping("/{regency}/activities/{id}")
class ActivityRealisationController {
  private final ActivityRepository activityRepository;
  private final BudgetRealisation budgetRealisation;
  private final RealisedVolumeListener realisedVolumes;
  private final ActivityTrainingRepository trainings;
  private final BudgetStageTransition stageTransition;
  private final AgreementFormOptions formOptions;

  ActivityRealisationController(ActivityRepository activityRepository, BudgetRealisation budgetRealisation,
      RealisedVolumeListener realisedVolumes, ActivityTrainingRepository trainings,
      BudgetStageTransition stageTransition, AgreementFormOptions formOptions) {
    this.activityRepository = activityRepository;
    this.budgetRealisation = budgetRealisation;
    this.realisedVolumes = realisedVolumes;
    this.trainings = trainings;
    this.stageTransition = stageTransition;
    this.formOptions = formOptions;
  }

  private static String redirectToActivity(Actor actor, UUID id) {
    return "redirect:/" + actor.regency() + "/activities/" + id;
  }

  private ActivityView requireActivity(Actor actor, UUID id) {
    return activityRepository.find(actor, id).orElseThrow(NotFound::new);
  }

  private BudgetLine requireLine(Actor actor, UUID activity, UUID line) {
    return budgetRealisation.listByActivity(actor, activity)
        .stream()
        .filter(known -> known.id().equals(line))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  @AllowedToSignedIn
  @GetMapping("/lines/{line}/realisation")
  String showRealisationForm(Actor actor, @PathVariable UUID id, @PathVariable UUID line, Model model) {
    return renderRealisationForm(actor, id, line, AgreementFormInput.empty().put("id", Ids.next()), model);
  }

  private String renderRealisationForm(Actor actor, UUID id, UUID lineId, AgreementFormInput form, Model model) {
    BudgetLine line = requireLine(actor, id, lineId);
    AgreementAccessPolicy.requireAllowed(BudgetRealisation.mayRecordRealisation(actor, line));
    model.addAttribute("activity", requireActivity(actor, id));
    model.addAttribute("line", line);
    model.addAttribute("form", form);
    model.addAttribute("own", BudgetRealisation.ownsLine(actor, line.owner(), line.village()));
    model.addAttribute("owner", formOptions.findOrganisations(actor, List.of(line.owner())).get(line.owner()));
    model.addAttribute("source", formOptions.codeList("funding-sources").find(line.source()).orElse(null));
    model.addAttribute("stages", formOptions.codeList("budget-stages"));
    model.addAttribute("counts", budgetRealisation.countsAsMoney(line.stage()));
    return "agreements/realisation";
  }

  @AllowedToSignedIn
  @PostMapping("/lines/{line}/realisation")
  String recordRealisation(Actor actor, @PathVariable UUID id, @PathVariable UUID line,
      @RequestParam MultiValueMap<String, String> typed, HttpServletResponse response, Model model,
      RedirectAttributes redirect) {
    BudgetLine known = requireLine(actor, id, line);
    AgreementFormInput form = new AgreementFormInput(typed);
    UUID realisation = Objects.requireNonNullElseGet(form.readId("id", false), Ids::next);
    LocalDate asOf = form.readDate("asOf", true);
    Long amount = form.readWholeNumber("amount", true);
    String basis = form.readText("basis", 300, true);
    Long planned = known.amount();
    if (amount != null && planned != null && amount > planned && !form.isTicked("more")) {
      form.wrong("amount", "agreements.wrong.more-than-planned");
    }
    try {
      if (!form.hasErrors() && asOf != null && amount != null) {
        budgetRealisation.recordRealisation(actor, realisation, line, asOf, amount, basis);
        FlashMessages.add(redirect, "agreements.realised");
        return redirectToActivity(actor, id);
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return renderRealisationForm(actor, id, line, form.put("id", realisation), model);
  }

  @AllowedToSignedIn
  @PostMapping("/lines/{line}/stage")
  String moveStage(Actor actor, @PathVariable UUID id, @PathVariable UUID line,
      @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
    AgreementFormInput form = new AgreementFormInput(typed);
    LocalDate on = form.readDate("on", true);
    if (on == null) {
      throw new Invalid(form.wrong());
    }
    stageTransition.moveLine(actor, requireLine(actor, id, line).plan(), line, form.get("stage"), on);
    FlashMessages.add(redirect, "agreements.line.moved");
    return redirectToActivity(actor, id);
  }

  /** Asked on a page of its own: what will change, and why. */
  @AllowedToSignedIn
  @GetMapping({"/realisations/{what}/taking-back", "/reports/{what}/taking-back", "/trainings/{what}/taking-back",
    "/reports/{what}/counting-again"})
  String showTakingBack(Actor actor, @PathVariable UUID id, @PathVariable UUID what,
      jakarta.servlet.http.HttpServletRequest request, Model model) {
    String path = request.getRequestURI();
    String kind = path.contains("/realisations/") ? "money" : path.contains("/trainings/") ? "training"
        : path.endsWith("counting-again") ? "again"
        : "volume";
    model.addAttribute("activity", requireActivity(actor, id));
    model.addAttribute("kind", kind);
    model.addAttribute("action", path);
    return "agreements/taking-back";
  }

  @AllowedToSignedIn
  @PostMapping("/realisations/{realisation}/taking-back")
  String takeBackMoney(Actor actor, @PathVariable UUID id, @PathVariable UUID realisation,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    requireActivity(actor, id);
    budgetRealisation.takeBackRealisation(actor, realisation, reason);
    FlashMessages.add(redirect, "agreements.taken-back");
    return redirectToActivity(actor, id);
  }

  @AllowedToSignedIn
  @PostMapping("/reports/{report}/taking-back")
  String takeBackVolume(Actor actor, @PathVariable UUID id, @PathVariable UUID report,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    realisedVolumes.takeBackVolume(actor, id, report, reason);
    FlashMessages.add(redirect, "agreements.taken-back");
    return redirectToActivity(actor, id);
  }

  @AllowedToSignedIn
  @PostMapping("/reports/{report}/counting-again")
  String countAgain(Actor actor, @PathVariable UUID id, @PathVariable UUID report,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    realisedVolumes.countAgain(actor, id, report, reason);
    FlashMessages.add(redirect, "agreements.counted-again");
    return redirectToActivity(actor, id);
  }

  @AllowedToSignedIn
  @GetMapping("/trainings/new")
  String showNewTraining(Actor actor, @PathVariable UUID id, Model model) {
    return renderTrainingForm(actor, id,
        AgreementFormInput.empty()
            .put("id", Ids.next())
            .put("trainedM", 0)
            .put("trainedF", 0)
            .put("certifiedM", 0)
            .put("certifiedF", 0),
        model);
  }

  private String renderTrainingForm(Actor actor, UUID id, AgreementFormInput form, Model model) {
    ActivityView activity = requireActivity(actor, id);
    AgreementAccessPolicy.requireAllowed(ActivityTrainingRepository.mayRecord(actor, activity));
    model.addAttribute("activity", activity);
    model.addAttribute("form", form);
    return "agreements/training";
  }

  @AllowedToSignedIn
  @PostMapping("/trainings")
  String recordTraining(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    AgreementFormInput form = new AgreementFormInput(typed);
    UUID training = Objects.requireNonNullElseGet(form.readId("id", false), Ids::next);
    LocalDate heldOn = form.readDate("heldOn", true);
    String who = form.readText("who", 200, true);
    String topic = form.readText("topic", 300, false);
    String issuer = form.readText("issuer", 200, false);
    int trainedMale = readCount(form, "trainedM");
    int trainedFemale = readCount(form, "trainedF");
    int certifiedMale = readCount(form, "certifiedM");
    int certifiedFemale = readCount(form, "certifiedF");
    try {
      if (!form.hasErrors() && heldOn != null) {
        trainings.record(actor, id, new ActivityTrainingRepository.NewTraining(training, heldOn, who, topic,
            trainedMale, trainedFemale, certifiedMale, certifiedFemale, issuer));
        FlashMessages.add(redirect, "agreements.training.recorded");
        return redirectToActivity(actor, id);
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return renderTrainingForm(actor, id, form.put("id", training), model);
  }

  private static int readCount(AgreementFormInput form, String name) {
    long count = Objects.requireNonNullElse(form.readWholeNumber(name, true), 0L);
    if (count > 100_000) {
      form.wrong(name, "agreements.wrong.range");
    }
    return (int) Math.min(count, 100_000);
  }

  @AllowedToSignedIn
  @PostMapping("/trainings/{training}/taking-back")
  String takeBackTraining(Actor actor, @PathVariable UUID id, @PathVariable UUID training,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    trainings.takeBack(actor, id, training, reason);
    FlashMessages.add(redirect, "agreements.taken-back");
    return redirectToActivity(actor, id);
  }
}
