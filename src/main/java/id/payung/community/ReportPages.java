package id.payung.community;

import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentResponse;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.i18n.Words;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.Reference;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.Option;
import id.payung.platform.ui.OptionGroup;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.UiFactory;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** Laporan Kegiatan: the list, one report, writing and completing one at a desk, reviewing, taking back. */
@Controller
@RequestMapping("/{regency}/reports")
class ReportPages implements Navigation {
  private static final int ROWS_A_READ = 500;
  /** A sheet holds some more; they are read and written a few at a time. */
  private static final int MOST_ROWS = 1_000_000;

  private final Reports reports;
  private final ReportList list;
  private final ReportFiles files;
  private final ReportHistory history;
  private final Activities activities;
  private final ReportUsesReader uses;
  private final ReportGate gate;
  private final Regions regions;
  private final Reference reference;
  private final RegencyDirectory regencies;
  private final TransactionTemplate transactions;
  private final Trail trail;
  private final UiFactory uis;
  private final Words words;
  private final Clock clock;

  ReportPages(
      Reports reports,
      ReportList list,
      ReportFiles files,
      ReportHistory history,
      Activities activities,
      ReportUsesReader uses,
      ReportGate gate,
      Regions regions,
      Reference reference,
      RegencyDirectory regencies,
      TransactionTemplate transactions,
      Trail trail,
      UiFactory uis,
      Words words,
      Clock clock) {
    this.reports = reports;
    this.list = list;
    this.files = files;
    this.history = history;
    this.activities = activities;
    this.uses = uses;
    this.gate = gate;
    this.regions = regions;
    this.reference = reference;
    this.regencies = regencies;
    this.transactions = transactions;
    this.trail = trail;
    this.uis = uis;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    boolean near = actor.has(Role.VILLAGE_OPERATOR, Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.DISTRICT_SUPERVISOR);
    return List.of(new NavigationItem(near ? 5 : 40, "community.door", "/reports", "photo"));
  }

  @AllowedToAll
  @GetMapping
  String list(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String village,
      @RequestParam(defaultValue = "") String activity,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    ReportFilter filter = new ReportFilter(q, id(village), id(activity), day(from), day(to), status);
    Slice<ReportView> page = list.page(actor, filter, after);
    model.addAttribute("reports", page);
    model.addAttribute("filter", filter);
    model.addAttribute("villages", labels(page.rows().stream().map(ReportView::village).toList()));
    model.addAttribute("districts", districts(actor));
    model.addAttribute("writes", actor.has(Rights.WRITERS));
    return "community/reports";
  }

  private static @Nullable UUID id(String text) {
    try {
      return text.isBlank() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private Map<UUID, String> labels(List<UUID> villages) {
    return regions.named(villages).values().stream().collect(Collectors.toMap(Region::id, Region::label));
  }

  /** The villages that the actor may choose, under their districts. */
  private List<OptionGroup> districts(Actor actor) {
    Map<String, List<Option>> byDistrict = new LinkedHashMap<>();
    for (Region village : regions.villagesOf(actor.regency())) {
      if (actor.wide() || actor.villages().isEmpty() || actor.villages().contains(village.id())) {
        byDistrict.computeIfAbsent(village.parentName(), name -> new ArrayList<>()).add(Option.of(village.id().toString(), village.name()));
      }
    }
    return byDistrict.entrySet().stream().map(entry -> new OptionGroup(entry.getKey(), entry.getValue())).toList();
  }

  /** The sheet of a list: what the list shows, never who signed the attendance list. */
  @AllowedToAll
  @GetMapping("/exports.xlsx")
  void export(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String village,
      @RequestParam(defaultValue = "") String activity,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String status,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Locale locale = uis.localeOf(request);
    ReportFilter filter = new ReportFilter(q, id(village), id(activity), day(from), day(to), status);
    transactions.executeWithoutResult(
        done -> trail.read(Reports.KIND, Ids.named("reports:" + actor.regency()), "exported", Trail.Reach.NONE));
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + uis.of(request).fileName("xlsx", "laporan-kegiatan") + "\"");
    response.setHeader("Cache-Control", "private, no-store");
    try (SheetWriter sheet = new SheetWriter(response.getOutputStream())) {
      sheet.sheet(say(locale, "community.title"), List.of(), headings(locale));
      String after = null;
      int rows = 0;
      do {
        Slice<ReportView> page = list.page(actor, filter, after, ROWS_A_READ);
        Map<UUID, String> villages = labels(page.rows().stream().map(ReportView::village).distinct().toList());
        page.rows().forEach(report -> sheet.row(row(report, villages, locale)));
        rows += page.rows().size();
        after = page.next();
      } while (after != null && rows < MOST_ROWS);
    }
  }

  private List<SheetWriter.Heading> headings(Locale locale) {
    List<SheetWriter.Heading> headings = new ArrayList<>();
    for (String field :
        new String[] {"receipt", "heldOn", "title", "village", "childrenM", "childrenF", "adultsM", "adultsF", "disabilityChildren",
          "disabilityAdults", "realised", "cost", "notes", "author", "onBehalfOf", "status"}) {
      int width = field.equals("title") || field.equals("notes") || field.equals("village") ? 40 : 16;
      headings.add(new SheetWriter.Heading(say(locale, "community.field." + field), width));
    }
    return headings;
  }

  private List<@Nullable Object> row(ReportView report, Map<UUID, String> villages, Locale locale) {
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
    row.add(say(locale, "community.status." + report.status().code()));
    return row;
  }

  private String say(Locale locale, String key) {
    return words.say(locale, key);
  }

  @Allowed({
    Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION,
    Role.PUSKESOS_OFFICER, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER, Role.PARTNER_COORDINATOR, Role.REGENCY_ADMIN,
    Role.TASK_FORCE_SECRETARY, Role.PLANNER
  })
  @GetMapping("/new")
  String blank(Actor actor, @RequestParam(defaultValue = "") String activity, Model model) {
    ReportInput input = ReportInput.blank(Ids.next());
    if (id(activity) != null) {
      input = new ReportInput(input.id(), 0, Map.of("activity", activity));
    }
    return form(actor, input, Map.of(), null, model);
  }

  @Allowed({
    Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION,
    Role.PUSKESOS_OFFICER, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER, Role.PARTNER_COORDINATOR, Role.REGENCY_ADMIN,
    Role.TASK_FORCE_SECRETARY, Role.PLANNER
  })
  @PostMapping
  String record(
      Actor actor,
      @RequestParam UUID id,
      @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      @RequestParam(required = false) @Nullable List<MultipartFile> attendance,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes redirect) {
    ReportInput input = ReportInput.of(id, 0, request);
    try {
      ReportBody body = input.body(null);
      gate.check(actor, body);
      reports.record(actor, new ReportForm(id, body, actor.mandates().stream().findFirst().orElse(null), clock.instant(), null));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, input, invalid.fields(), null, model);
    }
    addFiles(actor, id, photo, attendance);
    Flash.say(redirect, "community.recorded");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  private void addFiles(Actor actor, UUID id, @Nullable List<MultipartFile> photos, @Nullable List<MultipartFile> attendance) {
    files.add(actor, id, ReportBody.AnnouncedFile.PHOTO, photos == null ? List.of() : photos);
    files.add(actor, id, ReportBody.AnnouncedFile.ATTENDANCE, attendance == null ? List.of() : attendance);
  }

  private String form(Actor actor, ReportInput input, Map<String, String> errors, @Nullable ReportView report, Model model) {
    List<PlannedActivity> open = Objects.requireNonNull(transactions.execute(status -> activities.openFor(actor)));
    List<Option> choices = new ArrayList<>(open.stream().map(activity -> Option.of(activity.id().toString(), activity.title())).toList());
    if (report != null && report.activity() != null && open.stream().noneMatch(activity -> activity.id().equals(report.activity()))) {
      choices.add(0, Option.of(report.activity().toString(), report.title()));
    }
    model.addAttribute("input", input);
    model.addAttribute("errors", errors);
    model.addAttribute("report", report);
    model.addAttribute("activities", choices);
    model.addAttribute("districts", districts(actor));
    model.addAttribute("today", regencies.require(actor.regency()).today(clock));
    model.addAttribute("limits", ReportFiles.LIMITS);
    return "community/report-form";
  }

  @AllowedToAll
  @GetMapping("/{id}")
  String show(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    ReportView report = reports.require(actor, id);
    Map<UUID, String> villages = labels(List.of(report.village()));
    List<ConflictView> conflicts =
        report.conflicts() == 0
            ? List.of()
            : Objects.requireNonNull(transactions.execute(status -> history.openConflicts(actor, List.of(id))));
    model.addAttribute("report", report);
    model.addAttribute("village", villages.getOrDefault(report.village(), ""));
    model.addAttribute("photos", files.photosOf(actor, id));
    model.addAttribute("attendance", files.attendanceOf(actor, id));
    model.addAttribute("seesAttendance", Rights.maySeeAttendance(actor, report.author(), report.village()));
    model.addAttribute("conflicts", conflicts);
    model.addAttribute("edits", list.editsOf(actor, report));
    model.addAttribute("uses", uses.of(actor, id));
    model.addAttribute("kind", reference.list("agreements/activity-kinds").nameOf(report.kind(), uis.localeOf(request)));
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
  String amend(
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      @RequestParam(required = false) @Nullable List<MultipartFile> attendance,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes redirect) {
    ReportView report = requireWritable(actor, id);
    ReportInput input = ReportInput.of(id, version, request);
    Amendment amendment;
    try {
      ReportBody body = input.body(report.body());
      gate.check(actor, body);
      amendment = reports.amend(actor, id, version, new ReportForm(id, body, report.mandate(), clock.instant(), null));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, input, invalid.fields(), report, model);
    }
    addFiles(actor, id, photo, attendance);
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
  @PostMapping("/{id}/settlement")
  String settle(@PathVariable UUID id, @RequestParam int version, Actor actor, HttpServletRequest request, RedirectAttributes redirect) {
    Map<String, Boolean> choices = new HashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (name.startsWith("choice.") && values.length > 0) {
                choices.put(name.substring("choice.".length()), values[0].equals("mine"));
              }
            });
    reports.settle(actor, id, version, choices);
    Flash.say(redirect, "community.settled");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  @AllowedToAll
  @GetMapping("/{id}/withdrawal")
  String askWithdrawal(@PathVariable UUID id, Actor actor, Model model) {
    return ask(requireWritable(actor, id), "withdrawal", model);
  }

  private static String ask(ReportView report, String what, Model model) {
    model.addAttribute("report", report);
    model.addAttribute("what", what);
    return "community/report-question";
  }

  @AllowedToAll
  @PostMapping("/{id}/withdrawal")
  String withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor, RedirectAttributes redirect) {
    reports.withdraw(actor, id, reason);
    Flash.say(redirect, "community.withdrawn");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  @Allowed({
    Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY
  })
  @PostMapping("/{id}/acceptance")
  String accept(@PathVariable UUID id, Actor actor, RedirectAttributes redirect) {
    reports.accept(actor, id);
    Flash.say(redirect, "community.accepted");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  @Allowed({
    Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY
  })
  @GetMapping("/{id}/return")
  String askReturn(@PathVariable UUID id, Actor actor, Model model) {
    return ask(requireWritable(actor, id), "return", model);
  }

  @Allowed({
    Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY
  })
  @PostMapping("/{id}/return")
  String giveBack(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor, RedirectAttributes redirect) {
    reports.giveBack(actor, id, reason);
    Flash.say(redirect, "community.returned");
    return "redirect:/" + actor.regency() + "/reports/" + id;
  }

  @AllowedToAll
  @GetMapping("/{id}/photos/{photo}")
  ResponseEntity<Resource> photo(
      @PathVariable UUID id, @PathVariable UUID photo, @RequestParam(defaultValue = "web") String size, Actor actor) {
    Variant variant = size.equals("thumb") ? Variant.THUMB : Variant.WEB;
    return DocumentResponse.inline(files.photo(actor, id, photo, variant), "foto-kegiatan.jpg");
  }

  @AllowedToAll
  @GetMapping("/{id}/attendance/{file}")
  ResponseEntity<Resource> attendance(@PathVariable UUID id, @PathVariable UUID file, Actor actor) {
    return DocumentResponse.restricted(files.attendance(actor, id, file), "daftar-hadir.jpg");
  }
}
