package id.payung.community.reportlist;

import id.payung.audit.AuditTrailRepository;
import id.payung.community.ReportBody;
import id.payung.community.ReportView;
import id.payung.community.report.ReportAccessPolicy;
import id.payung.community.report.ReportLifecycle;
import id.payung.community.report.VillageChoices;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
import id.payung.platform.list.Slice;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
  private final AuditTrailRepository trail;

  ReportListController(ReportListRepository listRepository, VillageChoices villageChoices,
      TransactionTemplate transactions, AuditTrailRepository trail) {
    this.listRepository = listRepository;
    this.villageChoices = villageChoices;
    this.transactions = transactions;
    this.trail = trail;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    boolean near =
        actor.hasAnyRole(Role.VILLAGE_OPERATOR, Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.DISTRICT_SUPERVISOR);
    return List.of(new NavigationItem(near ? 5 : 40, "community.door", "/reports", "photo"));
  }

  @AllowedToSignedIn
  @GetMapping
  @Transactional(readOnly = true)
  ReportListPage showList(ListQuery<ReportFilter> query, @RequestParam(required = false) @Nullable String after,
      Actor actor) {
    Slice<ReportView> page = listRepository.listPage(actor, query.filter(), after);
    return new ReportListPage(query.filter(), page, labelsOf(page), villageChoices.optionsByDistrict(actor),
        actor.hasAnyRole(ReportAccessPolicy.WRITERS));
  }

  private Map<UUID, String> labelsOf(Slice<ReportView> page) {
    return villageChoices.labelsOf(page.rows().stream().map(ReportView::village).distinct().toList());
  }

  /**
   * The sheet of a list: what the list shows, never who signed the attendance list. It is written while it is read,
   * since it may be longer than the memory holds.
   */
  @AllowedToSignedIn
  @GetMapping("/exports.xlsx")
  void export(ListQuery<ReportFilter> query, Actor actor, Ui ui, HttpServletResponse response) throws IOException {
    transactions.executeWithoutResult(done -> trail.recordRead(ReportLifecycle.AUDIT_KIND,
        Ids.fromName("reports:" + actor.regency()), "exported", AuditTrailRepository.TrailReach.NONE));
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition",
        "attachment; filename=\"" + ui.fileName("xlsx", "laporan-kegiatan") + "\"");
    response.setHeader("Cache-Control", "private, no-store");
    try (SheetWriter sheet = new SheetWriter(response.getOutputStream())) {
      sheet.beginSheet(ui.t("community.title"), List.of(), headings(ui));
      String after = null;
      int rows = 0;
      do {
        Slice<ReportView> page = listRepository.listPage(actor, query.filter(), after, PAGE_SIZE);
        Map<UUID, String> villages = labelsOf(page);
        page.rows().forEach(report -> sheet.addRow(toSheetRow(report, villages, ui)));
        rows += page.rows().size();
        after = page.next();
      } while (after != null && rows < MAX_ROWS);
    }
  }

  private List<SheetWriter.Heading> headings(Ui ui) {
    List<SheetWriter.Heading> headings = new ArrayList<>();
    for (String field : new String[]{"receipt", "heldOn", "title", "village", "childrenM", "childrenF", "adultsM",
      "adultsF", "disabilityChildren", "disabilityAdults", "realised", "cost", "notes", "author", "onBehalfOf",
      "status"}) {
      int width = field.equals("title") || field.equals("notes") || field.equals("village") ? 40 : 16;
      headings.add(new SheetWriter.Heading(ui.t("community.field." + field), width));
    }
    return headings;
  }

  private List<@Nullable Object> toSheetRow(ReportView report, Map<UUID, String> villages, Ui ui) {
    ReportBody body = report.body();
    List<@Nullable Object> row = new ArrayList<>();
    row.add(report.receipt());
    row.add(report.heldOn());
    row.add(report.title());
    row.add(villages.getOrDefault(report.village(), ""));
    row.add(body.people().childrenM());
    row.add(body.people().childrenF());
    row.add(body.people().adultsM());
    row.add(body.people().adultsF());
    row.add(body.disability() == null ? null : body.disability().children());
    row.add(body.disability() == null ? null : body.disability().adults());
    row.add(report.realised());
    row.add(body.cost());
    row.add(body.notes());
    row.add(report.authorName());
    row.add(body.onBehalfOf() == null ? null : body.onBehalfOf().name());
    row.add(ui.t("community.status." + report.status().code()));
    return row;
  }
}
