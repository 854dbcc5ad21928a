package id.payung.agreements.planning;

import id.payung.accounts.Organisation;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanCodes;
import id.payung.agreements.PlanReasonForm;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanText;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Activities are written into the draft of a plan, changed, and leave it. */
@Controller
@RequestMapping("/{regency}/plans/{plan}/activities")
class PlanActivityController {
  private final JointPlanDirectory plans;
  private final PlanDraftEditor draftEditor;
  private final AgreementFormOptions formOptions;
  private final MeetingDecisionRepository decisions;
  private final ReferenceCatalogue reference;

  PlanActivityController(JointPlanDirectory plans, PlanDraftEditor draftEditor, AgreementFormOptions formOptions,
      MeetingDecisionRepository decisions, ReferenceCatalogue reference) {
    this.plans = plans;
    this.draftEditor = draftEditor;
    this.formOptions = formOptions;
    this.decisions = decisions;
    this.reference = reference;
  }

  private PlanVersionContent newest(Actor actor, JointPlan plan) {
    return plans.loadVersion(actor, plan.id(), plan.newestVersion());
  }

  private PlanText requireText(Actor actor, JointPlan plan, UUID activity) {
    PlanText text = newest(actor, plan).find(activity);
    if (text == null) {
      throw new NotFound();
    }
    return text;
  }

  private static SeeOther toVersion(JointPlan plan) {
    return SeeOther.to("/plans/" + plan.id() + "/versions/" + plan.newestVersion());
  }

  @AllowedToSignedIn
  @GetMapping("/new")
  PlanActivityFormPage showNewActivity(@PathVariable UUID plan, @RequestParam(required = false) @Nullable UUID decision,
      @RequestParam(defaultValue = "") String question, Actor actor, Ui ui) {
    JointPlan under = plans.requireToPlan(actor, plan);
    int next = newest(actor, under).texts().stream().mapToInt(PlanText::number).max().orElse(0) + 1;
    FormFields form = ActivityForm.blank(under, next);
    if (!actor.organisations().isEmpty() && !actor.hasAnyRole(Role.PARTNER_COORDINATOR)) {
      form = form.with("office", actor.organisations().iterator().next());
    }
    if (decision != null) {
      form = withDecision(form, decisions.require(actor, decision));
    }
    return formPage(actor, under, question.isBlank() ? form : form.with("question", List.of(question)), ui);
  }

  private static FormFields withDecision(FormFields form, MeetingDecision decided) {
    String title = decided.text().length() > 300 ? decided.text().substring(0, 300) : decided.text();
    FormFields filled = form.with("decision", decided.id()).with("title", title);
    return decided.ownerOrganisation() == null ? filled : filled.with("office", decided.ownerOrganisation());
  }

  @AllowedToSignedIn
  @GetMapping("/{activity}/edit")
  PlanActivityFormPage showEditActivity(@PathVariable UUID plan, @PathVariable UUID activity, Actor actor, Ui ui) {
    JointPlan under = plans.requireToPlan(actor, plan);
    PlanVersionContent content = newest(actor, under);
    PlanText text = content.find(activity);
    if (text == null) {
      throw new NotFound();
    }
    return formPage(actor, under, FormFields.of(ActivityForm.of(content, text)), ui);
  }

  @AllowedToSignedIn
  @PostMapping
  WebResult saveActivity(@PathVariable UUID plan, Submission<ActivityForm> sent, Actor actor, Ui ui) {
    JointPlan under = plans.requireToPlan(actor, plan);
    return sent.save(form -> {
      PlanText kept = newest(actor, under).find(form.id());
      draftEditor.saveActivity(actor, plan, form.basedOn(), form.toChange(kept == null ? null : kept.text()));
      return toVersion(under).saying("agreements.activity.saved", form.title());
    }, fields -> formPage(actor, under, fields, ui));
  }

  private PlanActivityFormPage formPage(Actor actor, JointPlan plan, FormFields form, Ui ui) {
    Locale locale = ui.locale();
    List<SelectOption> partners = formOptions.findOrganisations(actor, plan.organisations())
        .values()
        .stream()
        .sorted(Comparator.comparing(Organisation::name))
        .map(partner -> SelectOption.of(partner.id().toString(), partner.label()))
        .toList();
    return new PlanActivityFormPage(plan, form, partners, codes(ui),
        new PlanActivityFormPage.Choices(
            formOptions.organisationOptions(actor, locale, "government", "village", "community"),
            formOptions.organisationOptions(actor, locale, "government", "partner", "village", "community"),
            formOptions.villageOptions(actor), formOptions.questionOptions(locale)));
  }

  private PlanActivityFormPage.Codes codes(Ui ui) {
    PlanCodes codes = PlanCodes.of(reference);
    return new PlanActivityFormPage.Codes(PlanCodes.options(codes.kinds(), ui.today(), ui.locale()),
        PlanCodes.options(codes.units(), ui.today(), ui.locale()),
        PlanCodes.options(codes.sources(), ui.today(), ui.locale()),
        PlanCodes.options(codes.stages(), ui.today(), ui.locale()));
  }

  @AllowedToSignedIn
  @GetMapping("/{activity}/removal")
  PlanActivityRemovalPage showRemoval(@PathVariable UUID plan, @PathVariable UUID activity, Actor actor) {
    JointPlan under = plans.requireToPlan(actor, plan);
    PlanText text = requireText(actor, under, activity);
    return new PlanActivityRemovalPage(under, text.text(),
        FormFields.blank(PlanReasonForm.class).with("version", text.version()));
  }

  @AllowedToSignedIn
  @PostMapping("/{activity}/removal")
  WebResult removeActivity(@PathVariable UUID plan, @PathVariable UUID activity, Submission<PlanReasonForm> sent,
      Actor actor) {
    JointPlan under = plans.requireToPlan(actor, plan);
    PlanText text = requireText(actor, under, activity);
    return sent.save(form -> {
      draftEditor.removeActivity(actor, plan, activity, form.version(), form.reason());
      return toVersion(under).saying("agreements.activity.removed");
    }, fields -> new PlanActivityRemovalPage(under, text.text(), fields));
  }
}
