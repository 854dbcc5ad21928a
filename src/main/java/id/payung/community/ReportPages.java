package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentResponse;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Reference;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.Option;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import id.payung.platform.web.UiFactory;
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
class ReportPages {
  private final Reports reports;
  private final ReportIntake intake;
  private final Amending amending;
  private final ReportList list;
  private final ReportFiles files;
  private final ReportHistory history;
  private final Activities activities;
  private final ReportUsesReader uses;
  private final ReportGate gate;
  private final VillageChoices villageChoices;
  private final Reference reference;
  private final RegencyDirectory regencies;
  private final TransactionTemplate transactions;
  private final UiFactory uis;
  private final Clock clock;

  ReportPages(Reports reports, ReportIntake intake, Amending amending, ReportList list, ReportFiles files,
      ReportHistory history, Activities activities, ReportUsesReader uses, ReportGate gate,
      VillageChoices villageChoices, Reference reference, RegencyDirectory regencies, TransactionTemplate transactions,
      UiFactory uis, Clock clock) {
    this.reports = reports;
    this.intake = intake;
    this.amending = amending;
    this.list = list;
    this.files = files;
    this.history = history;
    this.activities = activities;
    this.uses = uses;
    this.gate = gate;
    this.villageChoices = villageChoices;
    this.reference = reference;
    this.regencies = regencies;
    this.transactions = transactions;
    this.uis = uis;
    this.clock = clock;
  }

  @Allowed({Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR,
    Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION, Role.PUSKESOS_OFFICER, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
    Role.DATA_OWNER, Role.PARTNER_COORDINATOR, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.PLANNER})
  @GetMapping("/new")
  String blank(Actor actor, @RequestParam(defaultValue = "") String activity, Model model) {
    ReportInput input = ReportInput.blank(Ids.next());
    if (ReportFilter.id(activity) != null) {
      input = new ReportInput(input.id(), 0, Map.of("activity", activity));
    }
    return form(actor, input, Map.of(), null, model);
  }

  @Allowed({Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR,
    Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION, Role.PUSKESOS_OFFICER, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
    Role.DATA_OWNER, Role.PARTNER_COORDINATOR, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.PLANNER})
  @PostMapping
  String record(Actor actor, @RequestParam UUID id, @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      @RequestParam(required = false) @Nullable List<MultipartFile> attendance, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    ReportInput input = ReportInput.of(id, 0, request);
    List<KeptDocument> photos;
    List<KeptDocument> lists;
    try {
      ReportBody body = input.body(null);
      gate.check(actor, body);
      photos = files.keep(actor, photo);
      lists = files.keep(actor, attendance);
      intake.record(actor,
          new ReportForm(id, body, actor.mandates().stream().findFirst().orElse(null), clock.instant(), null));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, input, invalid.fields(), null, model);
    }
    addFiles(actor, id, photos, lists);
    Flash.say(redirect, "community.recorded");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  private void addFiles(Actor actor, UUID id, List<KeptDocument> photos, List<KeptDocument> lists) {
    files.add(actor, id, ReportBody.AnnouncedFile.PHOTO, photos);
    files.add(actor, id, ReportBody.AnnouncedFile.ATTENDANCE, lists);
  }

  private String form(Actor actor, ReportInput input, Map<String, String> errors, @Nullable ReportView report,
      Model model) {
    List<PlannedActivity> open = Objects.requireNonNull(transactions.execute(status -> activities.openFor(actor)));
    List<Option> choices =
        new ArrayList<>(open.stream().map(activity -> Option.of(activity.id().toString(), activity.title())).toList());
    if (report != null && report.activity() != null
        && open.stream().noneMatch(activity -> activity.id().equals(report.activity()))) {
      choices.add(0, Option.of(report.activity().toString(), report.title()));
    }
    model.addAttribute("input", input);
    model.addAttribute("errors", errors);
    model.addAttribute("report", report);
    model.addAttribute("activities", choices);
    model.addAttribute("districts", villageChoices.districts(actor));
    model.addAttribute("today", regencies.require(actor.regency()).today(clock));
    model.addAttribute("limits", ReportFiles.LIMITS);
    return "community/report-form";
  }

  @AllowedToAll
  @GetMapping("/{id}")
  String show(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    ReportView report = reports.require(actor, id);
    Map<UUID, String> villages = villageChoices.labels(List.of(report.village()));
    List<ConflictView> conflicts = report.conflicts() == 0 ? List.of()
        : Objects.requireNonNull(transactions.execute(status -> history.openConflicts(actor, List.of(id))));
    model.addAttribute("report", report);
    model.addAttribute("village", villages.getOrDefault(report.village(), ""));
    model.addAttribute("photos", files.photosOf(actor, id));
    model.addAttribute("attendance", files.attendanceOf(actor, id));
    model.addAttribute("seesAttendance", Rights.maySeeAttendance(actor, report.author(), report.village()));
    model.addAttribute("conflicts", conflicts);
    model.addAttribute("edits", list.editsOf(actor, report));
    model.addAttribute("uses", uses.of(actor, id));
    model.addAttribute("kind",
        reference.list("agreements/activity-kinds").nameOf(report.kind(), uis.localeOf(request)));
    model.addAttribute("mayWrite", Rights.mayWrite(actor, report) && report.status() != ReportStatus.WITHDRAWN);
    model.addAttribute("mayReview", Rights.mayReview(actor, report) && report.status() == ReportStatus.REVIEW);
    model.addAttribute("limits", ReportFiles.LIMITS);
    return "community/report";
  }

  @AllowedToAll
  @GetMapping("/{id}/edit")
  String edit(@PathVariable UUID id, Actor actor, Model model) {
    ReportView report = requireWritable(actor, id);
    return form(actor, ReportInput.of(report), Map.of(), report, model);
  }

  @AllowedToAll
  @PostMapping("/{id}")
  String amend(@PathVariable UUID id, @RequestParam int version,
      @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      @RequestParam(required = false) @Nullable List<MultipartFile> attendance, Actor actor, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    ReportView report = requireWritable(actor, id);
    ReportInput input = ReportInput.of(id, version, request);
    List<KeptDocument> photos;
    List<KeptDocument> lists;
    Amendment amendment;
    try {
      ReportBody body = input.body(report.body());
      gate.check(actor, body);
      photos = files.keep(actor, photo);
      lists = files.keep(actor, attendance);
      amendment = amending.amend(actor, id, version, new ReportForm(id, body, report.mandate(), clock.instant(), null));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, input, invalid.fields(), report, model);
    }
    addFiles(actor, id, photos, lists);
    Flash.say(redirect, amendment.conflicts().isEmpty() ? "community.amended" : "community.amended.conflict");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  private ReportView requireWritable(Actor actor, UUID id) {
    ReportView report = reports.require(actor, id);
    if (!Rights.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    return report;
  }

  @AllowedToAll
  @GetMapping("/{id}/photos/{photo}")
  ResponseEntity<Resource> photo(@PathVariable UUID id, @PathVariable UUID photo,
      @RequestParam(defaultValue = "web") String size, Actor actor) {
    Variant variant = size.equals("thumb") ? Variant.THUMB : Variant.WEB;
    return DocumentResponse.inline(files.photo(actor, id, photo, variant), "foto-kegiatan.jpg");
  }

  @AllowedToAll
  @GetMapping("/{id}/attendance/{file}")
  ResponseEntity<Resource> attendance(@PathVariable UUID id, @PathVariable UUID file, Actor actor) {
    return DocumentResponse.restricted(files.attendance(actor, id, file), "daftar-hadir.jpg");
  }
}
