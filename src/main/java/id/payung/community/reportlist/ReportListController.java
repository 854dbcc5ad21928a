package id.payung.community.reportlist;

import id.payung.audit.AuditTrailRepository;
import id.payung.community.VillageChoices;
import id.payung.community.report.ReportAccessPolicy;
import id.payung.community.report.ReportLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.ListQuery;
import id.payung.platform.list.ListView;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Laporan Kegiatan: the list, and the same as a sheet. */
@Controller
@RequestMapping("/{regency}/reports")
class ReportListController implements Navigation {
  private static final int PAGE_SIZE = 500;
  /** A sheet holds some more; they are read and written a few at a time. */
  private static final int MAX_ROWS = 1_000_000;

  private final ReportListRepository listRepository;
  private final VillageChoices villageChoices;
  private final TransactionTemplate transactions;
  private final TransactionTemplate reading;
  private final AuditTrailRepository trail;

  ReportListController(ReportListRepository listRepository, VillageChoices villageChoices,
      TransactionTemplate transactions, AuditTrailRepository trail) {
    this.listRepository = listRepository;
    this.villageChoices = villageChoices;
    this.transactions = transactions;
    this.reading = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    this.reading.setReadOnly(true);
    this.trail = trail;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    boolean near =
        actor.hasAnyRole(Role.VILLAGE_OPERATOR, Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.DISTRICT_SUPERVISOR);
    return List.of(new NavigationItem(near ? 5 : 40, "community.door", "/reports", "photo"));
  }

  /** What a program is given has the columns of the sheet, and leaves the same line in the trail. */
  @AllowedToSignedIn
  @GetMapping
  ReportListPage showList(ListQuery<ReportFilter> query, Actor actor, Ui ui) {
    if (query.json()) {
      recordExport(actor);
    }
    return Objects.requireNonNull(reading.execute(status -> loadList(query, actor, ui)));
  }

  private void recordExport(Actor actor) {
    transactions.executeWithoutResult(done -> trail.recordRead(ReportLifeCycle.AUDIT_KIND,
        Ids.fromName("reports:" + actor.regency()), "exported", AuditTrailRepository.TrailReach.NONE));
  }

  private ReportListPage loadList(ListQuery<ReportFilter> query, Actor actor, Ui ui) {
    ReportFilter filter = query.filter();
    ListDefinition<ReportListItem> list = ReportList.DEFINITION;
    ListView view = list.view(ui, query, listRepository.list(actor, filter, list.page(query)));
    if (filter.isWaitingOnly()) {
      view = RecordCopy.of(view).with(ListView::none, ui.t("community.none-" + filter.status())).make();
    }
    return new ReportListPage(view, filter, villageChoices.optionsByDistrict(actor),
        actor.hasAnyRole(ReportAccessPolicy.WRITERS));
  }

  /** Written while it is read, since it may be longer than the memory holds. */
  @AllowedToSignedIn
  @GetMapping("/exports.xlsx")
  void export(ListQuery<ReportFilter> query, Actor actor, Ui ui, HttpServletResponse response) throws IOException {
    recordExport(actor);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition",
        "attachment; filename=\"" + ui.fileName("xlsx", "laporan-kegiatan") + "\"");
    response.setHeader("Cache-Control", "private, no-store");
    try (SheetWriter sheet = new SheetWriter(response.getOutputStream())) {
      ReportList.DEFINITION.beginSheet(ui, List.of(), sheet);
      String after = null;
      int rows = 0;
      do {
        Slice<ReportListItem> page =
            listRepository.list(actor, query.filter(), ListWindow.of(ReportList.NEWEST, after, PAGE_SIZE));
        page.rows().forEach(line -> sheet.addRow(ReportList.DEFINITION.sheetRow(ui, line)));
        rows += page.rows().size();
        after = page.next();
      } while (after != null && rows < MAX_ROWS);
    }
  }
}
