package id.payung.agreements.activity;

import id.payung.agreements.ActivityFilter;
import id.payung.agreements.ActivityRepository;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.reference.StatusRule;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.ListQuery;
import id.payung.platform.list.ListWindow;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.remarks.RemarkForm;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Kegiatan: the list over all plans, and one activity with everything that happened of it. */
@Controller
@RequestMapping("/{regency}/activities")
class ActivityController implements Navigation {
  private final ActivityRepository activities;
  private final ActivityList list;
  private final ActivityPageLoader loader;
  private final PlanProgressRepository planProgress;
  private final AgreementFormOptions formOptions;

  ActivityController(ActivityRepository activities, ActivityList list, ActivityPageLoader loader,
      PlanProgressRepository planProgress, AgreementFormOptions formOptions) {
    this.activities = activities;
    this.list = list;
    this.loader = loader;
    this.planProgress = planProgress;
    this.formOptions = formOptions;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return List.of(new NavigationItem(40, "agreements.activities", "/activities", "activity"));
  }

  @AllowedToSignedIn
  @GetMapping
  @Transactional(readOnly = true)
  ActivityListPage showList(ListQuery<ActivityFilter> query, Actor actor, Ui ui) {
    StatusRule rule = planProgress.ruleToday(actor);
    ListDefinition<ActivityListItem> definition = list.definition(actor);
    ListWindow<ActivityListItem> window = definition.page(query);
    var slice = window.slice(list.load(actor, query.filter(), rule, window, ui));
    ActivityListPage.Choices choices = new ActivityListPage.Choices(formOptions.codeList("statuses"),
        formOptions.organisationOptions(actor, ui.locale(), "government", "village", "community"),
        formOptions.villageOptions(actor), formOptions.newestInstrument().indicators().toList());
    return new ActivityListPage(definition.view(ui, query, slice), query.filter().yearOn(ui.today()), rule, choices);
  }

  @AllowedToSignedIn
  @GetMapping("/export.xlsx")
  WebResult exportSheet(ListQuery<ActivityFilter> query, Actor actor, Ui ui) {
    ListDefinition<ActivityListItem> definition = list.definition(actor);
    ListWindow<ActivityListItem> window = definition.whole(query);
    var lines = window.slice(list.load(actor, query.filter(), planProgress.ruleToday(actor), window, ui)).rows();
    return definition.download(ui, lines, String.valueOf(query.filter().yearOn(ui.today())));
  }

  @AllowedToSignedIn
  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  ActivityPage showActivity(@PathVariable UUID id, ReturnedForm<RemarkForm> remark, Actor actor) {
    return loader.page(actor, activities.find(actor, id).orElseThrow(NotFound::new), null, remark.orNull());
  }
}
