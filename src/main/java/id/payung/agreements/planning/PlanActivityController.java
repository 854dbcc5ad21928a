package id.payung.agreements.planning;

import id.payung.accounts.Organisation;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanCodeLists;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.form.PlanReasonForm;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanText;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.agreements.planning.PlanActivityFormPage.SaidDoubt;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.regions.Region;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Activities are written into the draft of a plan, changed, and leave it. */
@Controller
@RequestMapping("/{regency}/plans/{plan}/activities")
class PlanActivityController {
  private final JointPlanDirectory plans;
  private final PlanDraftEditor draftEditor;
  private final PlanApproval planApproval;
  private final AgreementFormOptions formOptions;
  private final MeetingDecisionRepository decisions;
  private final ReferenceCatalogue reference;
  private final AgreementDirectory agreements;
  private final PlanActivityRemovalPageLoader removals;

  PlanActivityController(JointPlanDirectory plans, PlanDraftEditor draftEditor, PlanApproval planApproval,
      AgreementFormOptions formOptions, MeetingDecisionRepository decisions, ReferenceCatalogue reference,
      AgreementDirectory agreements, PlanActivityRemovalPageLoader removals) {
    this.plans = plans;
    this.draftEditor = draftEditor;
    this.planApproval = planApproval;
    this.formOptions = formOptions;
    this.decisions = decisions;
    this.reference = reference;
    this.agreements = agreements;
    this.removals = removals;
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

  private static boolean isWritable(JointPlan plan, PlanVersionState newest) {
    return plan.ongoing() && newest == PlanVersionState.DRAFT;
  }

  private static SeeOther toVersion(JointPlan plan) {
    return SeeOther.to("/plans/" + plan.id() + "/versions/" + plan.newestVersion());
  }

  /** A version that is locked is opened for writing first; the form comes after that, with the same beginning. */
  @AllowedToSignedIn
  @GetMapping("/new")
  WebResult showNewActivity(@PathVariable UUID plan, ListQuery<ActivityOrigin> from, Actor actor, Ui ui) {
    JointPlan under = plans.requireToPlan(actor, plan);
    ActivityOrigin origin = from.filter();
    MeetingDecision decided = origin.decision() == null ? null : decisions.require(actor, origin.decision());
    if (decided != null && !decided.awaits("activity")) {
      return ActivityOrigin.toDecided(decided);
    }
    PlanVersionContent content = newest(actor, under);
    if (!isWritable(under, content.version().state())) {
      return SeeOther.to(origin.nextPath(under, content.version().state()));
    }
    return formPage(actor, under, newForm(actor, content, origin.question(), decided), ui);
  }

  private FormFields newForm(Actor actor, PlanVersionContent content, String question,
      @Nullable MeetingDecision decided) {
    FormFields form = ActivityForm.blank(content.plan(), ActivityForm.nextNumber(content.texts()))
        .with("village", areaOf(actor, content.plan()));
    if (!actor.organisations().isEmpty() && !actor.hasAnyRole(Role.PARTNER_COORDINATOR)) {
      form = form.with("office", actor.organisations().iterator().next());
    }
    if (decided != null) {
      form = withDecision(form, decided);
    }
    FormFields filled = withoutOfficeAmongPartners(form);
    return question.isBlank() ? filled : filled.with("question", List.of(question));
  }

  /** Who is responsible is no partner of itself. */
  private static FormFields withoutOfficeAmongPartners(FormFields form) {
    return form.with("partner",
        form.values("partner").stream().filter(one -> !one.equals(form.value("office"))).toList());
  }

  private static FormFields withDecision(FormFields form, MeetingDecision decided) {
    String title = decided.text().length() > 300 ? decided.text().substring(0, 300) : decided.text();
    FormFields filled = form.with("decision", decided.id()).with("title", title);
    return decided.ownerOrganisation() == null ? filled : filled.with("office", decided.ownerOrganisation());
  }

  @AllowedToSignedIn
  @GetMapping("/{activity}/edit")
  WebResult showEditActivity(@PathVariable UUID plan, @PathVariable UUID activity, Actor actor, Ui ui) {
    JointPlan under = plans.requireToPlan(actor, plan);
    PlanVersionContent content = newest(actor, under);
    PlanText text = content.find(activity);
    if (text == null) {
      throw new NotFound();
    }
    if (!isWritable(under, content.version().state())) {
      return SeeOther.to(new ActivityOrigin(activity, null, "").nextPath(under, content.version().state()));
    }
    return formPage(actor, under, FormFields.of(ActivityForm.of(content, text)), ui);
  }

  @AllowedToSignedIn
  @PostMapping
  WebResult saveActivity(@PathVariable UUID plan, Submission<ActivityForm> sent, Actor actor, Ui ui) {
    JointPlan under = plans.requireToPlan(actor, plan);
    try {
      return sent.save(form -> {
        List<SaidDoubt> doubts = doubts(actor, under, form, ui);
        if (!doubts.isEmpty()) {
          return new PageWithStatus(formPage(actor, under, sent.typed(), ui).doubting(doubts), 422);
        }
        int basedOn = openVersionFor(actor, under, form);
        PlanVersionContent content = newest(actor, plans.require(actor, plan));
        PlanText kept = content.find(form.id());
        int number = kept == null ? form.numberAmong(content.texts()) : form.number();
        draftEditor.saveActivity(actor, plan, basedOn, form.toChange(kept == null ? null : kept.text(), number),
            form.beside());
        return toVersion(plans.require(actor, plan)).saying(
            number == form.number() ? "agreements.activity.saved" : "agreements.activity.saved-as", form.title(),
            number);
      }, fields -> formPage(actor, under, fields, ui));
    } catch (Refused locked) { // nothing that was typed is lost: the form says how it can still be saved
      return new PageWithStatus(formPage(actor, under, sent.typed(), ui).refusedWith(locked), locked.status());
    }
  }

  private List<SaidDoubt> doubts(Actor actor, JointPlan plan, ActivityForm form, Ui ui) {
    return ActivityDoubtPolicy.find(form, areaOf(actor, plan), newest(actor, plan).texts())
        .stream()
        .map(doubt -> new SaidDoubt(doubt.code(),
            doubt.twin() > 0 ? ui.t("agreements.doubt.twin", doubt.twin())
                : ui.t("agreements.doubt.outside",
                    formOptions.findVillages(doubt.villages())
                        .values()
                        .stream()
                        .map(Region::name)
                        .sorted()
                        .collect(Collectors.joining(", ")))))
        .toList();
  }

  /** The villages of the agreement as it stands; none where it holds in the whole regency. */
  private Set<UUID> areaOf(Actor actor, JointPlan plan) {
    return agreements.listVersions(actor, plan.agreement())
        .stream()
        .findFirst()
        .map(version -> version.text().area().villages())
        .orElse(Set.of());
  }

  /**
   * Somebody approved the version while this was typed, and the person asked for a new one to save it in.
   *
   * @return what the form goes on from: the copy in the new version, where it began from the text that was copied
   */
  private int openVersionFor(Actor actor, JointPlan plan, ActivityForm form) {
    PlanVersionContent before = newest(actor, plan);
    if (form.renewal().isBlank() || !before.version().state().frozen()) {
      return form.basedOn();
    }
    planApproval.startNewVersion(actor, plan.id(), form.renewal(), plan.newestVersion());
    PlanText locked = before.find(form.id());
    PlanText copied = newest(actor, plans.require(actor, plan.id())).find(form.id());
    return locked != null && copied != null && locked.version() == form.basedOn() ? copied.version() : form.basedOn();
  }

  private PlanActivityFormPage formPage(Actor actor, JointPlan plan, FormFields form, Ui ui) {
    Locale locale = ui.locale();
    List<SelectOption> partners = formOptions.findOrganisations(actor, plan.organisations())
        .values()
        .stream()
        .sorted(Comparator.comparing(Organisation::name))
        .map(partner -> SelectOption.of(partner.id().toString(), partner.label()))
        .toList();
    return PlanActivityFormPage.of(plan, form, partners, codes(ui),
        new PlanActivityFormPage.Choices(
            formOptions.organisationOptions(actor, locale, "government", "village", "community"),
            formOptions.organisationOptions(actor, locale, "government", "partner", "village", "community"),
            formOptions.villageOptions(actor), formOptions.questionOptions(ui)),
        actor);
  }

  private PlanActivityFormPage.Codes codes(Ui ui) {
    PlanCodeLists codes = PlanCodeLists.of(reference);
    return new PlanActivityFormPage.Codes(PlanCodeLists.options(codes.kinds(), ui.today(), ui.locale()),
        PlanCodeLists.options(codes.units(), ui.today(), ui.locale()),
        PlanCodeLists.options(codes.sources(), ui.today(), ui.locale()),
        PlanCodeLists.options(codes.stages(), ui.today(), ui.locale()));
  }

  @AllowedToSignedIn
  @GetMapping("/{activity}/removal")
  WebResult showRemoval(@PathVariable UUID plan, @PathVariable UUID activity, Actor actor) {
    JointPlan under = plans.requireToPlan(actor, plan);
    PlanText text = requireText(actor, under, activity);
    PlanVersionState newest = plans.requireNewestVersion(actor, under).state();
    if (!isWritable(under, newest)) {
      return SeeOther.to(ActivityOrigin.NONE.nextPath(under, newest));
    }
    return removals.load(actor, under, text, FormFields.blank(PlanReasonForm.class).with("version", text.version()));
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
    }, fields -> removals.load(actor, under, text, fields));
  }
}
