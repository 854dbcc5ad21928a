package id.payung.agreements.plan;

import id.payung.agreements.Choices;
import id.payung.agreements.Rights;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.sheets.SheetLimits;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The plan leaves as a sheet and comes back: looked at first, then taken whole, and undone whole. */
@Controller
@RequestMapping("/{regency}/plans/{id}")
class ImportPages {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Plans plans;
  private final Drafting drafting;
  private final PlanImports imports;
  private final PlanSheet sheet;
  private final Choices choices;
  private final UiFactory uis;

  ImportPages(Plans plans, Drafting drafting, PlanImports imports, PlanSheet sheet, Choices choices, UiFactory uis) {
    this.plans = plans;
    this.drafting = drafting;
    this.imports = imports;
    this.sheet = sheet;
    this.choices = choices;
    this.uis = uis;
  }

  @AllowedToAll
  @GetMapping("/versions/{number}/export.xlsx")
  void export(Actor actor, @PathVariable UUID id, @PathVariable int number, HttpServletRequest request,
      HttpServletResponse response) throws IOException {
    Plans.Said said = plans.said(actor, id, number);
    Ui ui = uis.of(request);
    Set<UUID> named = new LinkedHashSet<>();
    Set<UUID> villages = new LinkedHashSet<>();
    for (ActivityText activity : said.activities()) {
      named.addAll(activity.organisations());
      villages.addAll(activity.villages());
      activity.lines().stream().map(LineText::village).filter(Objects::nonNull).forEach(villages::add);
    }
    var bytes = new ByteArrayOutputStream();
    String note = said.plan().title() + " · " + said.plan().year() + " · " + ui.t("agreements.version", number) + " ("
        + ui.t("agreements.plan.state." + said.version().state().code()) + ")";
    sheet.sheet()
        .export(sheet.rows(said, choices.named(actor, named), choices.villagesNamed(villages)), bytes,
            new SheetTongue(ui), List.of(note));
    send(response, bytes,
        ui.fileName("xlsx", "rencana-kerja-" + said.plan().year() + "-v" + number, said.plan().title()));
  }

  @AllowedToAll
  @GetMapping("/imports/template.xlsx")
  void template(Actor actor, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    plans.require(actor, id);
    var bytes = new ByteArrayOutputStream();
    Ui ui = uis.of(request);
    sheet.sheet().export(Stream.empty(), bytes, new SheetTongue(ui), List.of());
    send(response, bytes, ui.fileName("xlsx", "rencana-kerja-kosong"));
  }

  private static void send(HttpServletResponse response, ByteArrayOutputStream bytes, String name) throws IOException {
    response.setContentType(XLSX);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(bytes.toByteArray());
  }

  @AllowedToAll
  @GetMapping("/imports")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    return page(actor, id, null, model);
  }

  private String page(Actor actor, UUID id, PlanImports.@Nullable Preview preview, Model model) {
    Plan plan = plans.require(actor, id);
    Rights.require(Rights.plans(actor, plan.organisations()));
    model.addAttribute("plan", plan);
    model.addAttribute("preview", preview);
    model.addAttribute("past", imports.of(actor, id));
    model.addAttribute("changes", preview == null ? Map.of() : changes(actor, preview));
    model.addAttribute("limit", SheetLimits.USUAL.bytes());
    return "agreements/imports";
  }

  private Map<UUID, List<Stale.Difference>> changes(Actor actor, PlanImports.Preview preview) {
    List<ActivityText> texts = new ArrayList<>(preview.befores().values());
    preview.wishes().forEach(wish -> texts.add(wish.text()));
    return ImportChange.of(preview, drafting.naming(actor, texts));
  }

  @AllowedToAll
  @PostMapping("/imports")
  String look(Actor actor, @PathVariable UUID id, @RequestParam MultipartFile file, HttpServletResponse response,
      Model model) throws IOException {
    if (file.isEmpty()) {
      throw new Refused("agreements.wrong.empty");
    }
    Path kept = Files.createTempFile("payung-sheet", ".bin");
    try {
      file.transferTo(kept);
      PlanImports.Preview preview =
          imports.look(actor, id, kept, Objects.requireNonNullElse(file.getOriginalFilename(), "lembar"));
      if (!preview.findings().isEmpty()) {
        response.setStatus(422);
      }
      return page(actor, id, preview, model);
    } finally {
      Files.deleteIfExists(kept);
    }
  }

  @AllowedToAll
  @PostMapping("/imports/{batch}/taking")
  String take(Actor actor, @PathVariable UUID id, @PathVariable UUID batch, RedirectAttributes redirect) {
    PlanImports.Import taken = imports.take(actor, id, batch);
    Flash.say(redirect, "agreements.import.taken", taken.added(), taken.changed());
    return "redirect:/" + actor.regency() + "/plans/" + id + "/versions/" + taken.planVersion();
  }

  @AllowedToAll
  @GetMapping("/imports/{batch}/undoing")
  String askUndoing(Actor actor, @PathVariable UUID id, @PathVariable UUID batch, Model model) {
    model.addAttribute("plan", plans.require(actor, id));
    model.addAttribute("batch", batch);
    return "agreements/undoing";
  }

  @AllowedToAll
  @PostMapping("/imports/{batch}/undoing")
  String undo(Actor actor, @PathVariable UUID id, @PathVariable UUID batch,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    imports.undo(actor, id, batch, reason);
    Flash.say(redirect, "agreements.import.undone");
    return "redirect:/" + actor.regency() + "/plans/" + id + "/imports";
  }
}
