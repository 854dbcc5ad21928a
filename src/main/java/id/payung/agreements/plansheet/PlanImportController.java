package id.payung.agreements.plansheet;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.sheets.SheetLimits;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedToSignedIn;
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
class PlanImportController {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final JointPlanDirectory plans;
  private final PlanDraftEditor draftEditor;
  private final PlanImport planImport;
  private final PlanSheet sheet;
  private final AgreementFormOptions formOptions;
  private final UiFactory uis;

  PlanImportController(JointPlanDirectory plans, PlanDraftEditor draftEditor, PlanImport planImport, PlanSheet sheet,
      AgreementFormOptions formOptions, UiFactory uis) {
    this.plans = plans;
    this.draftEditor = draftEditor;
    this.planImport = planImport;
    this.sheet = sheet;
    this.formOptions = formOptions;
    this.uis = uis;
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/export.xlsx")
  void exportPlan(Actor actor, @PathVariable UUID id, @PathVariable int number, HttpServletRequest request,
      HttpServletResponse response) throws IOException {
    JointPlanDirectory.PlanVersionContent content = plans.loadVersion(actor, id, number);
    Ui ui = uis.forRequest(request);
    Set<UUID> named = new LinkedHashSet<>();
    Set<UUID> villages = new LinkedHashSet<>();
    for (PlanVersionActivity activity : content.activities()) {
      named.addAll(activity.organisations());
      villages.addAll(activity.villages());
      activity.lines().stream().map(PlanVersionBudgetLine::village).filter(Objects::nonNull).forEach(villages::add);
    }
    var bytes = new ByteArrayOutputStream();
    String note = content.plan().title() + " · " + content.plan().year() + " · " + ui.t("agreements.version", number)
        + " (" + ui.t("agreements.plan.state." + content.version().state().code()) + ")";
    sheet.definition()
        .writeRows(
            sheet.toRows(content, formOptions.findOrganisations(actor, named), formOptions.findVillages(villages)),
            bytes, new UiSheetWords(ui), List.of(note));
    sendSheet(response, bytes,
        ui.fileName("xlsx", "rencana-kerja-" + content.plan().year() + "-v" + number, content.plan().title()));
  }

  @AllowedToSignedIn
  @GetMapping("/imports/template.xlsx")
  void downloadTemplate(Actor actor, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    plans.require(actor, id);
    var bytes = new ByteArrayOutputStream();
    Ui ui = uis.forRequest(request);
    sheet.definition().writeRows(Stream.empty(), bytes, new UiSheetWords(ui), List.of());
    sendSheet(response, bytes, ui.fileName("xlsx", "rencana-kerja-kosong"));
  }

  private static void sendSheet(HttpServletResponse response, ByteArrayOutputStream bytes, String name)
      throws IOException {
    response.setContentType(XLSX);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(bytes.toByteArray());
  }

  @AllowedToSignedIn
  @GetMapping("/imports")
  String showImports(Actor actor, @PathVariable UUID id, Model model) {
    return renderPage(actor, id, null, model);
  }

  private String renderPage(Actor actor, UUID id, PlanImport.@Nullable ImportPreview preview, Model model) {
    JointPlan plan = plans.require(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    model.addAttribute("plan", plan);
    model.addAttribute("preview", preview);
    model.addAttribute("past", planImport.listOwnBatches(actor, id));
    model.addAttribute("changes", preview == null ? Map.of() : calculateChanges(actor, preview));
    model.addAttribute("limit", SheetLimits.DEFAULT.bytes());
    return "agreements/imports";
  }

  private Map<UUID, List<Stale.Difference>> calculateChanges(Actor actor, PlanImport.ImportPreview preview) {
    List<PlanVersionActivity> texts = new ArrayList<>(preview.previous().values());
    preview.changes().forEach(wish -> texts.add(wish.text()));
    return PlanImportDifferences.calculate(preview, draftEditor.nameResolver(actor, texts));
  }

  @AllowedToSignedIn
  @PostMapping("/imports")
  String preview(Actor actor, @PathVariable UUID id, @RequestParam MultipartFile file, HttpServletResponse response,
      Model model) throws IOException {
    if (file.isEmpty()) {
      throw new Refused("agreements.wrong.empty");
    }
    Path upload = Files.createTempFile("payung-sheet", ".bin");
    try {
      file.transferTo(upload);
      PlanImport.ImportPreview preview =
          planImport.preview(actor, id, upload, Objects.requireNonNullElse(file.getOriginalFilename(), "lembar"));
      if (!preview.findings().isEmpty()) {
        response.setStatus(422);
      }
      return renderPage(actor, id, preview, model);
    } finally {
      Files.deleteIfExists(upload);
    }
  }

  @AllowedToSignedIn
  @PostMapping("/imports/{batch}/taking")
  String apply(Actor actor, @PathVariable UUID id, @PathVariable UUID batch, RedirectAttributes redirect) {
    PlanImport.ImportBatch applied = planImport.apply(actor, id, batch);
    FlashMessages.add(redirect, "agreements.import.taken", applied.added(), applied.changed());
    return "redirect:/" + actor.regency() + "/plans/" + id + "/versions/" + applied.planVersion();
  }

  @AllowedToSignedIn
  @GetMapping("/imports/{batch}/undoing")
  String showUndo(Actor actor, @PathVariable UUID id, @PathVariable UUID batch, Model model) {
    model.addAttribute("plan", plans.require(actor, id));
    model.addAttribute("batch", batch);
    return "agreements/undoing";
  }

  @AllowedToSignedIn
  @PostMapping("/imports/{batch}/undoing")
  String undo(Actor actor, @PathVariable UUID id, @PathVariable UUID batch,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    planImport.undo(actor, id, batch, reason);
    FlashMessages.add(redirect, "agreements.import.undone");
    return "redirect:/" + actor.regency() + "/plans/" + id + "/imports";
  }
}
