package id.payung.agreements.activity;

import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.form.PlanReasonForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What was mistaken is taken back: money, volume, trainings. Asked on a page of its own: what will change, and why. */
@Controller
@RequestMapping("/{regency}/activities/{id}")
class ActivityFigureTakeBackController {
  private final ActivityRepository activities;
  private final BudgetRealisation budgetRealisation;
  private final RealisedVolumeListener realisedVolumes;
  private final ActivityTrainingRepository trainings;

  ActivityFigureTakeBackController(ActivityRepository activities, BudgetRealisation budgetRealisation,
      RealisedVolumeListener realisedVolumes, ActivityTrainingRepository trainings) {
    this.activities = activities;
    this.budgetRealisation = budgetRealisation;
    this.realisedVolumes = realisedVolumes;
    this.trainings = trainings;
  }

  @AllowedToSignedIn
  @GetMapping({"/realisations/{what}/taking-back", "/reports/{what}/taking-back", "/trainings/{what}/taking-back",
    "/reports/{what}/counting-again"})
  ActivityFigureTakeBackPage showTakingBack(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return page(requireActivity(actor, id), request, FormFields.blank(PlanReasonForm.class));
  }

  private ActivityView requireActivity(Actor actor, UUID id) {
    return activities.find(actor, id).orElseThrow(NotFound::new);
  }

  private static ActivityFigureTakeBackPage page(ActivityView activity, HttpServletRequest request, FormFields form) {
    String path = request.getRequestURI();
    String kind = path.contains("/realisations/") ? "money" : path.contains("/trainings/") ? "training"
        : path.endsWith("counting-again") ? "again"
        : "volume";
    return new ActivityFigureTakeBackPage(activity, kind, path, form);
  }

  private WebResult save(Submission<PlanReasonForm> sent, HttpServletRequest request, ActivityView activity,
      String words, Consumer<String> deed) {
    return sent.save(form -> {
      deed.accept(form.reason());
      return SeeOther.to("/activities/" + activity.id()).saying(words);
    }, fields -> page(activity, request, fields));
  }

  @AllowedToSignedIn
  @PostMapping("/realisations/{realisation}/taking-back")
  WebResult takeBackMoney(@PathVariable UUID id, @PathVariable UUID realisation, Submission<PlanReasonForm> sent,
      Actor actor, HttpServletRequest request) {
    return save(sent, request, requireActivity(actor, id), "agreements.taken-back",
        reason -> budgetRealisation.takeBackRealisation(actor, realisation, reason));
  }

  @AllowedToSignedIn
  @PostMapping("/reports/{report}/taking-back")
  WebResult takeBackVolume(@PathVariable UUID id, @PathVariable UUID report, Submission<PlanReasonForm> sent,
      Actor actor, HttpServletRequest request) {
    return save(sent, request, requireActivity(actor, id), "agreements.taken-back",
        reason -> realisedVolumes.takeBackVolume(actor, id, report, reason));
  }

  @AllowedToSignedIn
  @PostMapping("/reports/{report}/counting-again")
  WebResult countAgain(@PathVariable UUID id, @PathVariable UUID report, Submission<PlanReasonForm> sent, Actor actor,
      HttpServletRequest request) {
    return save(sent, request, requireActivity(actor, id), "agreements.counted-again",
        reason -> realisedVolumes.countAgain(actor, id, report, reason));
  }

  @AllowedToSignedIn
  @PostMapping("/trainings/{training}/taking-back")
  WebResult takeBackTraining(@PathVariable UUID id, @PathVariable UUID training, Submission<PlanReasonForm> sent,
      Actor actor, HttpServletRequest request) {
    return save(sent, request, requireActivity(actor, id), "agreements.taken-back",
        reason -> trainings.takeBack(actor, id, training, reason));
  }
}
