package id.payung.indicators.result;

import id.payung.indicators.instrument.SheetUploadForm;
import id.payung.indicators.result.OfficialResultPages.ResultPreviewPage;
import id.payung.indicators.result.OfficialResultPages.ResultsPage;
import id.payung.indicators.result.OfficialResultPages.StageResultPage;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.indicators.year.ForSecretary;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.documents.brought.SheetIntake;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.i18n.Messages;
import id.payung.platform.page.Download;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.sheets.SheetAnswers;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.web.Ui;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Official results of each stage: totals with their paper, points and notes question by question, earlier years as
 * totals.
 */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/results")
class OfficialResultController {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String PURPOSE = "kla-result";
  private static final int INVALID = 422;
  private static final int STALE = 409;

  private final EvaluationOverviewLoader overviewLoader;
  private final OfficialResultRepository results;
  private final DocumentStorage documents;
  private final SheetIntake sheets;
  private final Messages words;

  OfficialResultController(EvaluationOverviewLoader overviewLoader, OfficialResultRepository results,
      DocumentStorage documents, SheetIntake sheets, Messages words) {
    this.overviewLoader = overviewLoader;
    this.results = results;
    this.documents = documents;
    this.sheets = sheets;
    this.words = words;
  }

  @ForTaskForce
  @GetMapping
  ResultsPage list(@PathVariable String year, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    return new ResultsPage(overview, results.listAll(actor),
        FormFields.blank(StageResultForm.class)
            .with("basedOn", 0)
            .with("evaluation", year)
            .with("stage", overview.year().stage()));
  }

  @ForSecretary
  @PostMapping
  WebResult saveStageResult(@PathVariable String year, Submission<StageResultForm> sent, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    return sent.save(form -> {
      if (!hasStage(overview, form.stage())) {
        throw new Invalid("stage", "indicators.years.stage.wrong");
      }
      StoredDocument kept =
          form.document() == null ? null : documents.store(actor, form.document(), DocumentLimits.OFFICIAL);
      results.saveStageResult(actor, form.toResult(kept));
      return SeeOther.to(path(year, "")).saying("indicators.result.kept", form.stage(), form.evaluation());
    }, fields -> new ResultsPage(overview, results.listAll(actor), fields));
  }

  @ForQuestionReaders
  @GetMapping("/{stage:[A-Z]{2,4}}")
  StageResultPage showStage(@PathVariable String year, @PathVariable String stage, Actor actor) {
    return page(actor, require(actor, year, stage), stage, FormFields.blank(SheetUploadForm.class));
  }

  private StageResultPage page(Actor actor, EvaluationOverview overview, String stage, FormFields upload) {
    String year = overview.year().code();
    return new StageResultPage(overview, stage, results.find(actor, year, stage).orElse(null),
        results.findQuestionResults(actor, year, stage), upload, QuestionResultsForm.empty(), List.of(), 0);
  }

  /**
   * All rows of the form at once: the good ones are kept, the others come back as they were typed, each with its
   * reason.
   */
  @ForSecretary
  @PostMapping("/{stage:[A-Z]{2,4}}/questions")
  WebResult saveQuestionResults(@PathVariable String year, @PathVariable String stage,
      @RequestParam Map<String, String> form, Actor actor) {
    EvaluationOverview overview = require(actor, year, stage);
    QuestionResultsForm typed =
        QuestionResultsForm.parse(overview.instrument(), results.findQuestionResults(actor, year, stage), form);
    List<String> conflicting = results.saveIfVersionsMatch(actor, year, stage, typed.valid());
    if (typed.errors().isEmpty() && conflicting.isEmpty()) {
      return SeeOther.to(path(year, stage)).saying("indicators.result.questions-kept");
    }
    return new PageWithStatus(
        page(actor, overview, stage, FormFields.blank(SheetUploadForm.class)).withReturned(typed, conflicting),
        conflicting.isEmpty() ? INVALID : STALE);
  }

  @ForQuestionReaders
  @GetMapping("/{stage:[A-Z]{2,4}}/sheet.xlsx")
  WebResult downloadSheet(@PathVariable String year, @PathVariable String stage, Actor actor, Ui ui) {
    EvaluationOverview overview = require(actor, year, stage);
    ByteArrayOutputStream out = new ByteArrayOutputStream(32_768);
    OfficialResultSheet.write(overview.instrument(), results.findQuestionResults(actor, year, stage), out,
        SheetMessages.of(words, ui.locale()));
    return new Download(ui.fileName("xlsx", "hasil-kla", stage, year), XLSX, out.toByteArray());
  }

  /** Looks at a sheet; nothing is taken by this. */
  @ForSecretary
  @PostMapping("/{stage:[A-Z]{2,4}}/sheet")
  WebResult previewSheet(@PathVariable String year, @PathVariable String stage, Submission<SheetUploadForm> sent,
      Actor actor, Ui ui) {
    EvaluationOverview overview = require(actor, year, stage);
    return sent.save(form -> {
      String kept = sheets.store(actor, purpose(overview, stage), form.sheet());
      return previewPage(actor, overview, stage, kept,
          RefusedFiles.naming(form.sheet(), () -> readSheet(actor, overview, stage, kept, SheetAnswers.NONE)), ui);
    }, fields -> page(actor, overview, stage, fields));
  }

  private ResultPreviewPage previewPage(Actor actor, EvaluationOverview overview, String stage, String sha256,
      SheetPreview<OfficialResultSheet.ResultSheetRow> preview, Ui ui) {
    Map<String, QuestionResult> known = results.findQuestionResults(actor, overview.year().code(), stage);
    return new ResultPreviewPage(overview, stage, sha256, preview,
        preview.isValid() ? OfficialResultSheet.toWrittenRows(preview, known, ui) : List.of(), false);
  }

  /** Takes a sheet as the answers say; what was not answered, or is wrong with these answers, is shown again. */
  @ForSecretary
  @PostMapping("/{stage:[A-Z]{2,4}}/import")
  WebResult importSheet(@PathVariable String year, @PathVariable String stage, @RequestParam String sha256,
      @RequestParam Map<String, String> form, Actor actor, Ui ui) {
    EvaluationOverview overview = require(actor, year, stage);
    SheetPreview<OfficialResultSheet.ResultSheetRow> preview =
        readSheet(actor, overview, stage, sha256, SheetAnswers.NONE.with(form));
    boolean again = form.containsKey("again");
    if (!preview.questions().isEmpty() && (again || !preview.isTakeable())) {
      ResultPreviewPage page = previewPage(actor, overview, stage, sha256, preview, ui);
      return again && preview.isValid() ? page : new PageWithStatus(again ? page : page.withUnanswered(), INVALID);
    }
    if (!preview.isValid()) {
      throw new Refused("indicators.sheet-not-good");
    }
    return SeeOther.to(path(year, stage))
        .saying("indicators.result.imported",
            results.saveQuestionResults(actor, year, stage, OfficialResultSheet.toQuestionResults(preview.values())));
  }

  @ForTaskForce
  @GetMapping("/{stage:[A-Z]{2,4}}/document")
  ResponseEntity<Resource> downloadDocument(@PathVariable String year, @PathVariable String stage, Actor actor) {
    StageResult result = results.find(actor, year, stage).orElseThrow(NotFound::new);
    if (result.documentSha256() == null) {
      throw new NotFound();
    }
    return DocumentResponseFactory.inline(documents.open(actor, result.documentSha256(), DocumentVariant.ORIGINAL),
        result.documentName());
  }

  /** What was looked at for one stage of a year is taken for that one. */
  private static String purpose(EvaluationOverview overview, String stage) {
    return PURPOSE + "/" + overview.year().code() + "/" + stage;
  }

  private SheetPreview<OfficialResultSheet.ResultSheetRow> readSheet(Actor actor, EvaluationOverview overview,
      String stage, String sha256, SheetAnswers answers) {
    return OfficialResultSheet.read(sheets.open(actor, purpose(overview, stage), sha256), overview.instrument(),
        answers);
  }

  private EvaluationOverview require(Actor actor, String year, String stage) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    if (!hasStage(overview, stage)) {
      throw new NotFound();
    }
    return overview;
  }

  private static boolean hasStage(EvaluationOverview overview, String stage) {
    return overview.instrument().stages().stream().anyMatch(one -> one.code().equals(stage));
  }

  private static String path(String year, String stage) {
    return "/kla/" + year + "/results" + (stage.isEmpty() ? "" : "/" + stage);
  }
}
