package id.payung.agreements.activity;

import id.payung.accounts.Organisation;
import id.payung.agreements.ActivityFilter;
import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.PlanCodeLists;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.reference.StatusRule;
import id.payung.platform.actor.Actor;
import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.SortKey;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The list of activities over all plans: its orders, and what stands in it on the page and in the sheet. */
@Component
class ActivityList {
  private static final List<SortKey<ActivityListItem>> SORTS = List.of(
      SortKey.<ActivityListItem>named("ends", "agreements.field.until")
          .ascending("a.ends", "date", line -> line.activity().ends())
          .ascending("a.id", "uuid", line -> line.activity().id()),
      SortKey.<ActivityListItem>named("title", "agreements.field.activity")
          .ascending("a.title", "text", line -> line.activity().title())
          .ascending("a.id", "uuid", line -> line.activity().id()));

  private final ActivityRepository activities;
  private final PlanProgressRepository planProgress;
  private final BudgetRealisation budgetRealisation;
  private final AgreementFormOptions formOptions;
  private final ReferenceCatalogue reference;

  ActivityList(ActivityRepository activities, PlanProgressRepository planProgress, BudgetRealisation budgetRealisation,
      AgreementFormOptions formOptions, ReferenceCatalogue reference) {
    this.activities = activities;
    this.planProgress = planProgress;
    this.budgetRealisation = budgetRealisation;
    this.formOptions = formOptions;
    this.reference = reference;
  }

  /** Money is for those who plan and check. */
  ListDefinition<ActivityListItem> definition(Actor actor) {
    ListDefinition<ActivityListItem> list = ListDefinition.<ActivityListItem>at("/activities", "agreements.activities")
        .saying("agreements.activities.none", "agreements.activities.none.narrowed")
        .sorted(SORTS)
        .sheet("/activities/export.xlsx", "kegiatan")
        .column(ListColumn.<ActivityListItem>text("agreements.field.activity", line -> line.activity().title())
            .link(line -> "/activities/" + line.activity().id())
            .small(line -> line.words().agreement())
            .sortedBy("title")
            .onlyInTable())
        .column(ListColumn.<ActivityListItem>text("agreements.field.title", line -> line.activity().title())
            .wide(50)
            .onlyInSheet())
        .column(
            ListColumn.<ActivityListItem>text("agreements.field.agreement", line -> line.activity().agreementTitle())
                .wide(50)
                .onlyInSheet())
        .column(ListColumn.text("agreements.field.office", ActivityListItem::office).wide(18))
        .column(sheetOnly(
            ListColumn.<ActivityListItem>date("agreements.field.activity-starts", line -> line.activity().starts())
                .json("starts")))
        .column(ListColumn.<ActivityListItem>date("agreements.field.until", line -> line.activity().ends())
            .sortedBy("ends")
            .onlyInTable())
        .column(sheetOnly(
            ListColumn.<ActivityListItem>date("agreements.field.until", line -> line.activity().ends()).json("ends")))
        .column(sheetOnly(ListColumn.number("agreements.field.target", line -> line.activity().target())))
        .column(sheetOnly(ListColumn.text("agreements.field.unit", ActivityListItem::unit)))
        .column(sheetOnly(ListColumn.number("agreements.field.realised", line -> line.activity().realised())))
        .column(sheetOnly(ListColumn.date("agreements.field.volume-as-of", line -> line.progress().volumeAsOf())))
        .column(ListColumn.<ActivityListItem>text("agreements.field.volume", line -> line.words().volume())
            .small(line -> line.words().volumeAsOf())
            .onlyInTable());
    boolean money = AgreementAccessPolicy.mayReadMoney(actor);
    if (money) {
      list.column(ListColumn.<ActivityListItem>text("agreements.money.realised", line -> line.words().money())
          .small(line -> line.words().moneyAsOf())
          .onlyInTable());
    }
    list.column(sheetOnly(
        ListColumn.words("agreements.field.status", (ui, line) -> ui.t(line.progress().progress().tone().key()))))
        .column(ListColumn
            .<ActivityListItem>words("agreements.field.status",
                (ui, line) -> ui.t(line.progress().progress().tone().key()))
            .badge((_, line) -> line.progress().progress().tone())
            .small(line -> line.words().because())
            .onlyInTable())
        .column(sheetOnly(ListColumn.<ActivityListItem>date("agreements.field.agreement-ended-on",
            line -> line.activity().agreementEndedOn())))
        .column(sheetOnly(ListColumn.words("agreements.field.version",
            (ui, line) -> line.activity().approved() ? "v" + line.activity().planVersion()
                : ui.t("agreements.plan.unapproved"))));
    return money ? withMoney(list) : list;
  }

  private static ListColumn<ActivityListItem> sheetOnly(ListColumn<ActivityListItem> column) {
    return column.wide(18).onlyInSheet();
  }

  private static ListDefinition<ActivityListItem> withMoney(ListDefinition<ActivityListItem> list) {
    return list
        .column(ListColumn.<ActivityListItem>rupiah("agreements.money.counted", line -> line.progress().moneyCounted())
            .wide(20)
            .onlyInSheet())
        .column(
            ListColumn.<ActivityListItem>rupiah("agreements.money.realised", line -> line.progress().moneyRealised())
                .wide(20)
                .onlyInSheet())
        .column(sheetOnly(ListColumn.date("agreements.field.money-as-of", line -> line.progress().moneyAsOf())))
        .column(sheetOnly(ListColumn.words("agreements.money.note",
            (ui, line) -> line.progress().moneyHidden() ? ui.t("agreements.money.some-hidden") : "")));
  }

  /** One row more than the window shows, with what stands in it. */
  List<ActivityListItem> load(Actor actor, ActivityFilter filter, StatusRule rule, ListWindow<?> window, Ui ui) {
    List<ActivityView> found = activities.list(actor, filter, rule, ui.today(), window);
    Map<UUID, BudgetRealisation.BudgetTotals> sums = budgetRealisation.sumsByActivity(BudgetRealisation
        .withoutGuarded(budgetRealisation.listByActivities(actor, found.stream().map(ActivityView::id).toList())));
    Map<UUID, Organisation> offices =
        formOptions.findOrganisations(actor, found.stream().map(ActivityView::office).distinct().toList());
    PlanCodeLists codes = PlanCodeLists.of(reference);
    return planProgress.listProgress(actor, rule, found, sums)
        .stream()
        .map(one -> ActivityListItem.of(one, offices.get(one.activity().office()), codes, ui))
        .toList();
  }
}
