package id.payung.community.report;

import id.payung.community.PlannedActivity;
import id.payung.community.ReportBody;
import id.payung.community.ReportStatus;
import id.payung.community.ReportSubmission;
import id.payung.community.ReportView;
import id.payung.fieldwork.kind.Amendment;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One report: read, written and completed at a desk, its photos and lists of those present. */
@Controller
@RequestMapping("/{regency}/reports")
class ReportController {
  private final ReportLifecycle lifecycle;
  private final ReportIntake intake;
  private final ReportAmendment reportAmendment;
  private final ReportFileAccess fileAccess;
  private final ReportHistoryRepository historyRepository;
  private final PlannedActivityCache plannedActivities;
  private final ReportUseLookup useLookup;
  private final ReportEntryPolicy entryPolicy;
  private final VillageChoices villageChoices;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final TransactionTemplate transactions;
  private final UiFactory uis;
  private final Clock clock;

  ReportController(ReportLifecycle lifecycle, ReportIntake intake, ReportAmendment reportAmendment,
      ReportFileAccess fileAccess, ReportHistoryRepository historyRepository, PlannedActivityCache plannedActivities,
      ReportUseLookup useLookup, ReportEntryPolicy entryPolicy, VillageChoices villageChoices,
      ReferenceCatalogue reference, RegencyDirectory regencies, TransactionTemplate transactions, UiFactory uis,
      Clock clock) {
    this.lifecycle = lifecycle;
    this.intake = intake;
    this.reportAmendment = reportAmendment;
    this.fileAccess = fileAccess;
    this.historyRepository = historyRepository;
    this.plannedActivities = plannedActivities;
    this.useLookup = useLookup;
    this.entryPolicy = entryPolicy;
    this.villageChoices = villageChoices;
    this.reference = reference;
    this.regencies = regencies;
    this.transactions = transactions;
    this.uis = uis;
    this.clock = clock;
  }

  @AllowedRoles({Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR,
    Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION, Role.PUSKESOS_OFFICER, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
    Role.DATA_OWNER, Role.PARTNER_COORDINATOR, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.PLANNER})
  @GetMapping("/new")
  String showNew(Actor actor, @RequestParam(defaultValue = "") String activity, Model model) {
    ReportWebForm input = ReportWebForm.empty(Ids.next());
    if (isId(activity)) {
      input = new ReportWebForm(input.id(), 0, Map.of("activity", activity));
    }
    return renderForm(actor, input, Map.of(), null, model);
  }

  private static boolean isId(String text) {
    try {
      UUID.fromString(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @AllowedRoles({Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR,
    Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION, Role.PUSKESOS_OFFICER, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
    Role.DATA_OWNER, Role.PARTNER_COORDINATOR, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.PLANNER})
  @PostMapping
  String create(Actor actor, @RequestParam UUID id, @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      @RequestParam(required = false) @Nullable List<MultipartFile> attendance, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    ReportWebForm input = ReportWebForm.from(id, 0, request);
    List<StoredDocument> photos;
    List<StoredDocument> lists;
    try {
      ReportBody body = input.toReportBody(null);
      entryPolicy.requireValid(actor, body);
      photos = fileAccess.storeUploads(actor, photo);
      lists = fileAccess.storeUploads(actor, attendance);
      intake.receive(actor,
          new ReportSubmission(id, body, actor.mandates().stream().findFirst().orElse(null), clock.instant(), null));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderForm(actor, input, invalid.fields(), null, model);
    }
    addFiles(actor, id, photos, lists);
    FlashMessages.add(redirect, "community.recorded");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  private void addFiles(Actor actor, UUID id, List<StoredDocument> photos, List<StoredDocument> lists) {
    fileAccess.attachFiles(actor, id, ReportBody.AnnouncedFile.PHOTO, photos);
    fileAccess.attachFiles(actor, id, ReportBody.AnnouncedFile.ATTENDANCE, lists);
  }

  private String renderForm(Actor actor, ReportWebForm input, Map<String, String> errors, @Nullable ReportView report,
      Model model) {
    List<PlannedActivity> open =
        Objects.requireNonNull(transactions.execute(status -> plannedActivities.listReportable(actor)));
    List<SelectOption> choices = new ArrayList<>(
        open.stream().map(activity -> SelectOption.of(activity.id().toString(), activity.title())).toList());
    if (report != null && report.activity() != null
        && open.stream().noneMatch(activity -> activity.id().equals(report.activity()))) {
      choices.add(0, SelectOption.of(report.activity().toString(), report.title()));
    }
    model.addAttribute("input", input);
    model.addAttribute("errors", errors);
    model.addAttribute("report", report);
    model.addAttribute("activities", choices);
    model.addAttribute("districts", villageChoices.optionsByDistrict(actor));
    model.addAttribute("today", regencies.require(actor.regency()).today(clock));
    model.addAttribute("limits", ReportFileAccess.LIMITS);
    return "community/report-form";
  }

  @AllowedToSignedIn
  @GetMapping("/{id}")
  String showReport(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    ReportView report = lifecycle.require(actor, id);
    Map<UUID, String> villages = villageChoices.labelsOf(List.of(report.village()));
    List<ReportConflictView> conflicts = report.conflicts() == 0 ? List.of()
        : Objects
            .requireNonNull(transactions.execute(status -> historyRepository.listOpenConflicts(actor, List.of(id))));
    model.addAttribute("report", report);
    model.addAttribute("village", villages.getOrDefault(report.village(), ""));
    model.addAttribute("photos", fileAccess.listPhotos(actor, id));
    model.addAttribute("attendance", fileAccess.listAttendanceLists(actor, id));
    model.addAttribute("seesAttendance", ReportAccessPolicy.maySeeAttendance(actor, report.author(), report.village()));
    Ui ui = uis.forRequest(request);
    model.addAttribute("conflicts",
        conflicts.stream().map(conflict -> ReportFieldFormatter.show(ui, conflict)).toList());
    model.addAttribute("edits", historyRepository.listVersions(actor, report));
    model.addAttribute("uses", useLookup.listUses(actor, id));
    model.addAttribute("kind",
        reference.list("agreements/activity-kinds").nameOf(report.kind(), uis.localeOf(request)));
    model.addAttribute("mayWrite",
        ReportAccessPolicy.mayWrite(actor, report) && report.status() != ReportStatus.WITHDRAWN);
    model.addAttribute("mayReview",
        ReportAccessPolicy.mayReview(actor, report) && report.status() == ReportStatus.REVIEW);
    model.addAttribute("limits", ReportFileAccess.LIMITS);
    return "community/report";
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/edit")
  String showEdit(@PathVariable UUID id, Actor actor, Model model) {
    ReportView report = requireWritable(actor, id);
    return renderForm(actor, ReportWebForm.from(report), Map.of(), report, model);
  }

  @AllowedToSignedIn
  @PostMapping("/{id}")
  String amend(@PathVariable UUID id, @RequestParam int version,
      @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      @RequestParam(required = false) @Nullable List<MultipartFile> attendance, Actor actor, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    ReportView report = requireWritable(actor, id);
    ReportWebForm input = ReportWebForm.from(id, version, request);
    List<StoredDocument> photos;
    List<StoredDocument> lists;
    Amendment amendment;
    try {
      ReportBody body = input.toReportBody(report.body());
      entryPolicy.requireValid(actor, body);
      photos = fileAccess.storeUploads(actor, photo);
      lists = fileAccess.storeUploads(actor, attendance);
      amendment = reportAmendment.amend(actor, id, version,
          new ReportSubmission(id, body, report.mandate(), clock.instant(), null));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderForm(actor, input, invalid.fields(), report, model);
    }
    addFiles(actor, id, photos, lists);
    FlashMessages.add(redirect, amendment.conflicts().isEmpty() ? "community.amended" : "community.amended.conflict");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  private ReportView requireWritable(Actor actor, UUID id) {
    ReportView report = lifecycle.require(actor, id);
    if (!ReportAccessPolicy.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    return report;
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/photos/{photo}")
  ResponseEntity<Resource> servePhoto(@PathVariable UUID id, @PathVariable UUID photo,
      @RequestParam(defaultValue = "web") String size, Actor actor) {
    DocumentVariant variant = size.equals("thumb") ? DocumentVariant.THUMB : DocumentVariant.WEB;
    return DocumentResponseFactory.inline(fileAccess.openPhoto(actor, id, photo, variant), "foto-kegiatan.jpg");
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/attendance/{file}")
  ResponseEntity<Resource> serveAttendanceList(@PathVariable UUID id, @PathVariable UUID file, Actor actor) {
    return DocumentResponseFactory.inlineUncached(fileAccess.openAttendanceList(actor, id, file), "daftar-hadir.jpg");
  }
}
