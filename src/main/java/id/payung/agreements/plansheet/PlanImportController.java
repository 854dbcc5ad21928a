package id.payung.agreements.plansheet;

import id.payung.agreements.JointPlan;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.form.PlanReasonForm;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.Download;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The plan leaves as a sheet and comes back: looked at first, then taken whole, and undone whole. */
@Controller
@RequestMapping("/{regency}/plans/{id}")
class PlanImportController {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final int INVALID = 422;

  private final JointPlanDirectory plans;
  private final PlanSheetInspection inspection;
  private final PlanSheetImporter planImport;
  private final PlanSheet sheet;
  private final PlanSheetNotes notes;
  private final AgreementFormOptions formOptions;

  PlanImportController(JointPlanDirectory plans, PlanSheetInspection inspection, PlanSheetImporter planImport,
      PlanSheet sheet, PlanSheetNotes notes, AgreementFormOptions formOptions) {
    this.plans = plans;
    this.inspection = inspection;
    this.planImport = planImport;
    this.sheet = sheet;
    this.notes = notes;
    this.formOptions = formOptions;
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/export.xlsx")
  WebResult exportPlan(@PathVariable UUID id, @PathVariable int number, Actor actor, Ui ui) {
    PlanVersionContent content = plans.loadVersion(actor, id, number);
    JointPlan plan = content.plan();
    Stream<PlanSheetRow> rows = sheet.toRows(content, formOptions.findOrganisations(actor, content.organisations()),
        formOptions.findVillages(content.villages()));
    return download(ui, rows, notes.list(actor, content, ui),
        ui.fileName("xlsx", "rencana-kerja-" + plan.year() + "-v" + number, plan.title()));
  }

  @AllowedToSignedIn
  @GetMapping("/imports/template.xlsx")
  WebResult downloadTemplate(@PathVariable UUID id, Actor actor, Ui ui) {
    plans.require(actor, id);
    return download(ui, Stream.empty(), List.of(), ui.fileName("xlsx", "rencana-kerja-kosong"));
  }

  private Download download(Ui ui, Stream<PlanSheetRow> rows, List<String> notes, String name) {
    var bytes = new ByteArrayOutputStream();
    sheet.definition().writeRows(rows, bytes, new UiSheetWords(ui), notes);
    return new Download(name, XLSX, bytes.toByteArray());
  }

  @AllowedToSignedIn
  @GetMapping("/imports")
  PlanImportPage showImports(@PathVariable UUID id, Actor actor, Ui ui) {
    return importPage(actor, ui, id, null, false);
  }

  private PlanImportPage importPage(Actor actor, Ui ui, UUID id, @Nullable PlanImportPreview preview,
      boolean unanswered) {
    JointPlan plan = plans.requireToPlan(actor, id);
    return new PlanImportPage(plan, plans.requireNewestVersion(actor, plan).state(), preview,
        planImport.listOwnBatches(actor, id),
        preview == null ? List.of() : PlanImportRows.list(actor, formOptions, ui, preview), unanswered,
        FormFields.blank(PlanImportForm.class));
  }

  /** A sheet with findings is a form with mistakes, which stand in the page row by row. */
  @AllowedToSignedIn
  @PostMapping("/imports")
  WebResult preview(@PathVariable UUID id, Submission<PlanImportForm> sent, Actor actor, Ui ui) {
    return sent.save(form -> {
      PlanImportPreview preview = inspection.preview(actor, id, form.file().getFirst());
      PlanImportPage page = importPage(actor, ui, id, preview, false);
      return preview.findings().isEmpty() ? page : new PageWithStatus(page, INVALID);
    }, fields -> importPage(actor, ui, id, null, false).with(fields));
  }

  /** Takes the sheet as the answers say; what was not answered, or is wrong with these answers, is shown again. */
  @AllowedToSignedIn
  @PostMapping("/imports/{batch}/taking")
  WebResult apply(@PathVariable UUID id, @PathVariable UUID batch, @RequestParam Map<String, String> form, Actor actor,
      Ui ui) {
    PlanImportPreview answered = inspection.answer(actor, id, batch, form).orElse(null);
    boolean again = form.containsKey("again");
    if (answered != null && (again || !answered.isTakeable())) {
      PlanImportPage page = importPage(actor, ui, id, answered, !again && answered.sheet().hasOpenQuestions());
      return answered.sheet().isValid() && (again || !answered.sheet().hasOpenQuestions()) ? page
          : new PageWithStatus(page, INVALID);
    }
    PlanImportBatch applied = planImport.apply(actor, id, batch, answered);
    return SeeOther.to("/plans/" + id + "/versions/" + applied.planVersion())
        .saying("agreements.import.taken", applied.counts().added(), applied.counts().changed());
  }

  @AllowedToSignedIn
  @GetMapping("/imports/{batch}/undoing")
  PlanImportUndoPage showUndo(@PathVariable UUID id, @PathVariable UUID batch, Actor actor) {
    return new PlanImportUndoPage(plans.require(actor, id), batch, FormFields.blank(PlanReasonForm.class));
  }

  @AllowedToSignedIn
  @PostMapping("/imports/{batch}/undoing")
  WebResult undo(@PathVariable UUID id, @PathVariable UUID batch, Submission<PlanReasonForm> sent, Actor actor) {
    JointPlan plan = plans.require(actor, id);
    return sent.save(form -> {
      planImport.undo(actor, id, batch, form.reason());
      return SeeOther.to("/plans/" + id + "/imports").saying("agreements.import.undone");
    }, fields -> new PlanImportUndoPage(plan, batch, fields));
  }
}
