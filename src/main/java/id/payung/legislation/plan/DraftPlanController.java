package id.payung.legislation.plan;

import id.payung.legislation.Draft;
import id.payung.legislation.DraftRepository;
import id.payung.legislation.ForDraftKeepers;
import id.payung.legislation.LegislationPaths;
import id.payung.legislation.plan.DraftPlanForm.PlannedDayForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** When a draft is meant to pass its milestones. */
@Controller
@RequestMapping("/{regency}/drafts/{id}/plan")
class DraftPlanController {
  private final DraftRepository drafts;
  private final DraftPlanRepository plans;
  private final LegislationPaths paths;

  DraftPlanController(DraftRepository drafts, DraftPlanRepository plans, ReferenceCatalogue reference) {
    this.drafts = drafts;
    this.plans = plans;
    this.paths = LegislationPaths.of(reference);
  }

  @ForDraftKeepers
  @GetMapping
  DraftPlanPage showPlan(@PathVariable UUID id, Actor actor) {
    Draft draft = requireOwn(actor, id);
    DraftPlanForm form = new DraftPlanForm(draft.version(),
        plans.listMilestones(actor, draft, drafts.listEvents(actor, id))
            .stream()
            .map(one -> new PlannedDayForm(one.event().code(), one.plannedOn()))
            .toList());
    return new DraftPlanPage(draft, FormFields.of(form), paths);
  }

  @ForDraftKeepers
  @PostMapping
  WebResult planDraft(@PathVariable UUID id, Submission<DraftPlanForm> sent, Actor actor) {
    requireOwn(actor, id);
    return sent.save(form -> {
      plans.plan(actor, id, form.basedOn(), form.days());
      return SeeOther.to("/drafts/" + id).saying("legislation.planned");
    }, fields -> {
      Draft now = drafts.require(actor, id);
      return new DraftPlanPage(now, fields.with("basedOn", now.version()), paths);
    });
  }

  private Draft requireOwn(Actor actor, UUID id) {
    Draft draft = drafts.require(actor, id);
    if (!paths.requireKind(draft.kind()).side().isKeptBy(actor)) {
      throw new Forbidden();
    }
    return draft;
  }
}
