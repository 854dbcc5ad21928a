package id.payung.agreements.planning;

import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.PlanProgressRepository.AgreementProgressView;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanFilter;
import id.payung.platform.actor.Actor;
import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.ListQuery;
import id.payung.platform.list.ListView;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.SortKey;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
        .saying("agreements.plans.empty", "agreements.plans.empty")
        .sorted(NEWEST)
        .column(ListColumn.<PlanListItem>text("agreements.field.agreement", line -> line.plan().title())
            .link(PlanListItem::path))
        .column(ListColumn.text("agreements.field.year", line -> String.valueOf(line.plan().year())))
        .column(ListColumn.text("agreements.field.version", PlanListItem::version)
            .badge((_, line) -> line.plan().approvedVersion() == null ? StatusTone.ATTENTION : null)
            .small(PlanListItem::newer))
        .column(ListColumn.text("agreements.field.work", PlanListItem::work)
            .badge((_, line) -> line.tone())
            .small(PlanListItem::counts));
  }

  ListView view(Actor actor, ListQuery<PlanFilter> query, Ui ui) {
    return view(actor, query, ui, at("/plans"), plan -> "/plans/" + plan.id());
  }

  /** Each line leads to a new activity that is made of the decision or of the question. */
  ListView viewToChoose(Actor actor, ListQuery<PlanFilter> query, Ui ui) {
    UUID decision = query.filter().decision();
    return view(actor, query, ui, at("/plans/choose"), plan -> {
      PageUrl address = PageUrl.of("/plans/" + plan.id() + "/activities/new");
      return (decision == null ? address.withParameter("question", query.filter().question())
          : address.withParameter("decision", decision.toString())).text();
    });
  }

  private ListView view(Actor actor, ListQuery<PlanFilter> query, Ui ui, ListDefinition<PlanListItem> definition,
      Function<JointPlan, String> path) {
    ListWindow<PlanListItem> window = definition.page(query);
    List<JointPlan> found = plans.list(actor, query.filter(), window);
    Map<Integer, Set<UUID>> agreementsByYear = found.stream()
        .collect(Collectors.groupingBy(JointPlan::year,
            Collectors.mapping(JointPlan::agreement, Collectors.toCollection(LinkedHashSet::new))));
    Map<Integer, Map<UUID, AgreementProgressView>> progress = new HashMap<>();
    agreementsByYear.forEach((year, ids) -> progress.put(year, planProgress.listProgress(actor, ids, year)));
    List<PlanListItem> lines = found.stream()
        .map(plan -> PlanListItem.of(plan, path.apply(plan),
            progress.getOrDefault(plan.year(), Map.of()).get(plan.agreement()), ui))
        .toList();
    return definition.view(ui, query, window.slice(lines));
  }
}
