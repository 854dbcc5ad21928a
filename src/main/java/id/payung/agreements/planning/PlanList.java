package id.payung.agreements.planning;

import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.PlanProgressRepository.AgreementProgressView;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanFilter;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.platform.actor.Actor;
import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.ListQuery;
import id.payung.platform.list.ListView;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.SortKey;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The list of plans, for reading and for choosing the plan of a new activity. */
@Component
class PlanList {
  private static final SortKey<PlanListItem> NEWEST = SortKey.<PlanListItem>named("newest", "agreements.field.year")
      .descending("p.year", "int", line -> line.plan().year())
      .ascending("p.title", "text", line -> line.plan().title())
      .ascending("p.id", "uuid", line -> line.plan().id());

  private final JointPlanDirectory plans;
  private final PlanProgressRepository planProgress;

  PlanList(JointPlanDirectory plans, PlanProgressRepository planProgress) {
    this.plans = plans;
    this.planProgress = planProgress;
  }

  private static ListDefinition<PlanListItem> at(String path) {
    return ListDefinition.<PlanListItem>at(path, "agreements.plans")
        .saying("agreements.plans.empty", "agreements.plans.none-found")
        .sorted(NEWEST)
        .column(ListColumn.<PlanListItem>text("agreements.field.agreement", line -> line.plan().title())
            .link(PlanListItem::path))
        .column(ListColumn.<PlanListItem>text("agreements.field.year", line -> String.valueOf(line.plan().year()))
            .sortedBy("newest"))
        .column(ListColumn.text("agreements.field.version", PlanListItem::version)
            .badge((_, line) -> line.plan().approvedVersion() == null ? StatusTone.ATTENTION : null)
            .small(PlanListItem::newer))
        .column(ListColumn.text("agreements.field.work", PlanListItem::work)
            .badge((_, line) -> line.tone())
            .small(PlanListItem::counts));
  }

  ListView view(Actor actor, ListQuery<PlanFilter> query, Ui ui) {
    return view(actor, query, ui, at("/plans"), 0);
  }

  /**
   * Plans of this year and later, in which the decision or the question may become an activity. Each line says what
   * happens when it is chosen: an approved plan gets a new version first, one that waits for a yes is sent back.
   */
  ListView viewToChoose(Actor actor, ListQuery<PlanFilter> query, Ui ui) {
    ListDefinition<PlanListItem> definition =
        at("/plans/choose").saying("agreements.plan.choose.none", "agreements.plans.none-found")
            .column(ListColumn.text("agreements.plan.choice", PlanListItem::choice).link(PlanListItem::choicePath));
    return view(actor, query, ui, definition, ui.today().getYear());
  }

  private ListView view(Actor actor, ListQuery<PlanFilter> query, Ui ui, ListDefinition<PlanListItem> definition,
      int since) {
    ListWindow<PlanListItem> window = definition.page(query);
    List<JointPlan> found = plans.list(actor, query.filter(), since, window);
    Map<Integer, Set<UUID>> agreementsByYear = found.stream()
        .collect(Collectors.groupingBy(JointPlan::year,
            Collectors.mapping(JointPlan::agreement, Collectors.toCollection(LinkedHashSet::new))));
    Map<Integer, Map<UUID, AgreementProgressView>> progress = new HashMap<>();
    agreementsByYear.forEach((year, ids) -> progress.put(year, planProgress.listProgress(actor, ids, year)));
    Map<UUID, PlanVersionState> newest = since == 0 ? Map.of() : plans.findNewestStates(actor, found);
    ActivityOrigin origin = new ActivityOrigin(null, query.filter().decision(), query.filter().question());
    List<PlanListItem> lines = found.stream()
        .map(plan -> PlanListItem.of(plan, progress.getOrDefault(plan.year(), Map.of()).get(plan.agreement()), ui)
            .leadingTo(origin, newest.get(plan.id()), ui))
        .toList();
    return definition.view(ui, query, window.slice(lines));
  }
}
