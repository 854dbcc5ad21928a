package id.payung.agreements.activity;

import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.BudgetLine;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.PlanCodeLists;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.BudgetStageTransition;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Money of one activity: what was realised of a line, and the stage that it has reached. */
@Controller
@RequestMapping("/{regency}/activities/{activity}/lines/{line}")
class ActivityRealisationController {
  private final ActivityRepository activities;
  private final BudgetRealisation budgetRealisation;
  private final BudgetStageTransition stageTransition;
  private final ActivityPageLoader loader;
  private final AgreementFormOptions formOptions;
  private final ReferenceCatalogue reference;

  ActivityRealisationController(ActivityRepository activities, BudgetRealisation budgetRealisation,
      BudgetStageTransition stageTransition, ActivityPageLoader loader, AgreementFormOptions formOptions,
      ReferenceCatalogue reference) {
    this.activities = activities;
    this.budgetRealisation = budgetRealisation;
    this.stageTransition = stageTransition;
    this.loader = loader;
    this.formOptions = formOptions;
    this.reference = reference;
  }

  private BudgetLine requireLine(Actor actor, UUID activity, UUID line) {
    return budgetRealisation.listByActivity(actor, activity)
        .stream()
        .filter(known -> known.id().equals(line))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private BudgetLine requireOwnLine(Actor actor, UUID activity, UUID line) {
    BudgetLine known = requireLine(actor, activity, line);
    AgreementAccessPolicy.requireAllowed(BudgetRealisation.mayRecordRealisation(actor, known));
    return known;
  }

  @AllowedToSignedIn
  @GetMapping("/realisation")
  WebResult showRealisationForm(@PathVariable UUID activity, @PathVariable UUID line, Actor actor,
      @Today LocalDate today) {
    BudgetLine known = requireOwnLine(actor, activity, line);
    if (!known.standing() || !budgetRealisation.countsAsMoney(known.stage())) {
      return SeeOther.to("/activities/" + activity);
    }
    return realisationPage(actor, activity, known,
        FormFields.blank(BudgetRealisationForm.class).with("id", Ids.next()).with("asOf", today));
  }

  private BudgetRealisationPage realisationPage(Actor actor, UUID activityId, BudgetLine line, FormFields form) {
    return new BudgetRealisationPage(requireActivity(actor, activityId), line, form,
        BudgetRealisation.ownsLine(actor, line.owner(), line.village()),
        formOptions.findOrganisations(actor, List.of(line.owner())).get(line.owner()), PlanCodeLists.of(reference));
  }

  @AllowedToSignedIn
  @PostMapping("/realisation")
  WebResult recordRealisation(@PathVariable UUID activity, @PathVariable UUID line,
      Submission<BudgetRealisationForm> sent, Actor actor) {
    BudgetLine known = requireOwnLine(actor, activity, line);
    return sent.save(form -> {
      Long planned = known.amount();
      if (planned != null && form.amount() > planned && !form.more()) {
        throw new Invalid("amount", "agreements.wrong.more-than-planned");
      }
      budgetRealisation.recordRealisation(actor, form.id(), line, form.asOf(), form.amount(), form.basis());
      return SeeOther.to("/activities/" + activity).saying("agreements.realised");
    }, fields -> realisationPage(actor, activity, known, fields));
  }

  @AllowedToSignedIn
  @PostMapping("/stage")
  WebResult moveStage(@PathVariable UUID activity, @PathVariable UUID line, Submission<BudgetStageForm> sent,
      Actor actor) {
    UUID plan = requireLine(actor, activity, line).plan();
    return sent.save(form -> {
      stageTransition.moveLine(actor, plan, line, form.was(), form.stage(), form.on());
      return SeeOther.to("/activities/" + activity).saying("agreements.line.moved");
    }, fields -> loader.page(actor, requireActivity(actor, activity), new ActivityPage.Moving(line, fields), null));
  }

  private ActivityView requireActivity(Actor actor, UUID activity) {
    return activities.find(actor, activity).orElseThrow(NotFound::new);
  }
}
