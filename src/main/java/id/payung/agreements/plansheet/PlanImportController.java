package id.payung.agreements.plansheet;

import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanReasonForm;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.ActivityWording;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.files.TemporaryFolder;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.Download;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.sheets.SheetLimits;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;

/** The plan leaves as a sheet and comes back: looked at first, then taken whole, and undone whole. */
@Controller
@RequestMapping("/{regency}/plans/{id}")
class PlanImportController {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final JointPlanDirectory plans;
  private final ActivityWording wording;
  private final PlanSheetImporter planImport;
  private final PlanSheet sheet;
  private final AgreementFormOptions formOptions;

  PlanImportController(JointPlanDirectory plans, ActivityWording wording, PlanSheetImporter planImport, PlanSheet sheet,
      AgreementFormOptions formOptions) {
    this.plans = plans;
    this.wording = wording;
    this.planImport = planImport;
    this.sheet = sheet;
    this.formOptions = formOptions;
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/export.xlsx")
  WebResult exportPlan(@PathVariable UUID id, @PathVariable int number, Actor actor, Ui ui) {
    PlanVersionContent content = plans.loadVersion(actor, id, number);
    JointPlan plan = content.plan();
    String note = plan.title() + " · " + plan.year() + " · " + ui.t("agreements.version", number) + " ("
        + ui.t("agreements.plan.state." + content.version().state().code()) + ")";
    Stream<PlanSheetRow> rows = sheet.toRows(content, formOptions.findOrganisations(actor, content.organisations()),
        formOptions.findVillages(content.villages()));
    return download(ui, rows, List.of(note),
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
  PlanImportPage showImports(@PathVariable UUID id, Actor actor) {
    return importPage(actor, id, null);
  }

  private PlanImportPage importPage(Actor actor, UUID id, @Nullable ImportPreview preview) {
    return new PlanImportPage(plans.requireToPlan(actor, id), preview, planImport.listOwnBatches(actor, id),
        preview == null ? Map.of() : differences(actor, preview), SheetLimits.DEFAULT.bytes());
  }

  private Map<UUID, List<Stale.Difference>> differences(Actor actor, ImportPreview preview) {
    List<PlanVersionActivity> texts = new ArrayList<>(preview.previous().values());
    preview.changes().forEach(wish -> texts.add(wish.text()));
    return PlanImportDifferences.calculate(preview, wording.of(actor, texts));
  }

  /** A sheet with findings is a form with mistakes, which stand in the page row by row. */
  @AllowedToSignedIn
  @PostMapping("/imports")
  WebResult preview(@PathVariable UUID id, Submission<PlanImportForm> sent, Actor actor) {
    return sent.save(form -> {
      if (form.file().isEmpty()) {
        throw new Refused("agreements.wrong.empty");
      }
      PlanImportPage page = importPage(actor, id, read(actor, id, form.file().getFirst()));
      ImportPreview preview = Objects.requireNonNull(page.preview());
      return preview.findings().isEmpty() ? page : new PageWithStatus(page, 422);
    }, _ -> importPage(actor, id, null));
  }

  private ImportPreview read(Actor actor, UUID plan, MultipartFile file) {
    try {
      Path upload = TemporaryFolder.createFile("sheet-", ".bin");
      try {
        file.transferTo(upload);
        return planImport.preview(actor, plan, upload,
            Objects.requireNonNullElse(file.getOriginalFilename(), "lembar"));
      } finally {
        Files.deleteIfExists(upload);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AllowedToSignedIn
  @PostMapping("/imports/{batch}/taking")
  WebResult apply(@PathVariable UUID id, @PathVariable UUID batch, Actor actor) {
    ImportBatch applied = planImport.apply(actor, id, batch);
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
