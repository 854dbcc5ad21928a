package id.payung.indicators.result;

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
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Messages;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Official results of each stage: totals with their paper, points and notes question by question, earlier years as
 * totals.
 */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/results")
class OfficialResultController {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final EvaluationOverviewLoader overviewLoader;
  private final OfficialResultRepository results;
  private final DocumentStorage documents;
  private final Messages words;
  private final UiFactory uiFactory;

  OfficialResultController(EvaluationOverviewLoader overviewLoader, OfficialResultRepository results,
      DocumentStorage documents, Messages words, UiFactory uiFactory) {
    this.overviewLoader = overviewLoader;
    this.results = results;
    this.documents = documents;
    this.words = words;
    this.uiFactory = uiFactory;
  }

  @ForTaskForce
  @GetMapping
  String list(Actor actor, @PathVariable String year, Model model) {
    return list(actor, year, Map.of(), model);
  }

  @ForSecretary
  @PostMapping
  String saveStageResult(Actor actor, @PathVariable String regency, @PathVariable String year,
      @RequestParam(defaultValue = "") String evaluation, @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "0") int basedOn, @RequestParam(defaultValue = "") String total,
      @RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dated,
      @RequestParam(defaultValue = "") String note, @RequestParam(required = false) @Nullable MultipartFile document,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    try {
      EvaluationOverview overview = overviewLoader.require(actor, year);
      if (overview.instrument().stages().stream().noneMatch(one -> one.code().equals(stage))) {
        throw new Invalid("stage", "indicators.years.stage.wrong");
      }
      BigDecimal points = parsePoints(total, "total", "indicators.result.total.wrong");
      @Nullable StoredDocument kept =
          document == null || document.isEmpty() ? null : documents.store(actor, document, DocumentLimits.OFFICIAL);
      results.saveStageResult(actor,
          new StageResult(evaluation.strip(), stage, points, category.strip(), number.strip(), dated, note.strip(),
              kept == null ? null : kept.sha256(),
              kept == null || document == null || document.getOriginalFilename() == null ? ""
                  : document.getOriginalFilename(),
              basedOn));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return list(actor, year, invalid.fields(), model);
    }
    FlashMessages.add(redirect, "indicators.result.kept", stage, evaluation);
    return "redirect:/" + regency + "/kla/" + year + "/results";
  }

  @ForQuestionReaders
  @GetMapping("/{stage:[A-Z]{2,4}}")
  String showStage(Actor actor, @PathVariable String year, @PathVariable String stage, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    requireStage(overview, stage);
    return showStage(actor, overview, stage, QuestionResultsForm.empty(), List.of(), 0, model);
  }

  /**
   * All rows of the form at once: the good ones are kept, the others come back as they were typed, each with its
   * reason.
   */
  @ForSecretary
  @PostMapping("/{stage:[A-Z]{2,4}}/questions")
  String saveQuestionResults(Actor actor, @PathVariable String regency, @PathVariable String year,
      @PathVariable String stage, @RequestParam Map<String, String> form, HttpServletResponse response, Model model,
      RedirectAttributes redirect) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    requireStage(overview, stage);
    QuestionResultsForm typed =
        QuestionResultsForm.parse(overview.instrument(), results.findQuestionResults(actor, year, stage), form);
    List<String> conflicting = results.saveIfVersionsMatch(actor, year, stage, typed.valid());
    if (typed.errors().isEmpty() && conflicting.isEmpty()) {
      FlashMessages.add(redirect, "indicators.result.questions-kept");
      return "redirect:/" + regency + "/kla/" + year + "/results/" + stage;
    }
    response.setStatus(conflicting.isEmpty() ? 422 : 409);
    return showStage(actor, overview, stage, typed, conflicting, typed.valid().size() - conflicting.size(), model);
  }

  /** @param conflicting questions that somebody else wrote meanwhile */
  private String showStage(Actor actor, EvaluationOverview overview, String stage, QuestionResultsForm typed,
      List<String> conflicting, int kept, Model model) {
    String year = overview.year().code();
    model.addAttribute("frame", overview);
    model.addAttribute("stage", stage);
    model.addAttribute("result", results.find(actor, year, stage).orElse(null));
    model.addAttribute("questions", results.findQuestionResults(actor, year, stage));
    model.addAttribute("typed", typed);
    model.addAttribute("late", conflicting);
    model.addAttribute("kept", kept);
    return "indicators/result-stage";
  }

  @ForQuestionReaders
  @GetMapping("/{stage:[A-Z]{2,4}}/sheet.xlsx")
  ResponseEntity<byte[]> downloadSheet(Actor actor, @PathVariable String year, @PathVariable String stage,
      HttpServletRequest request) {
    Ui ui = uiFactory.forRequest(request);
    EvaluationOverview overview = overviewLoader.require(actor, year);
    requireStage(overview, stage);
    ByteArrayOutputStream out = new ByteArrayOutputStream(32_768);
    OfficialResultSheet.write(overview.instrument(), results.findQuestionResults(actor, year, stage), out,
        SheetMessages.of(words, ui.locale()));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(XLSX))
        .header(HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + ui.fileName("xlsx", "hasil-kla", stage, year) + "\"")
        .body(out.toByteArray());
  }

  /** Looks at a sheet; nothing is taken by this. */
  @ForSecretary
  @PostMapping("/{stage:[A-Z]{2,4}}/sheet")
  String previewSheet(Actor actor, @PathVariable String year, @PathVariable String stage,
      @RequestParam MultipartFile sheet, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    requireStage(overview, stage);
    StoredDocument kept = documents.store(actor, sheet, DocumentLimits.SHEET);
    SheetPreview<OfficialResultSheet.ResultSheetRow> preview = readSheet(actor, overview, kept.sha256());
    model.addAttribute("frame", overview);
    model.addAttribute("stage", stage);
    model.addAttribute("sha256", kept.sha256());
    model.addAttribute("preview", preview);
    model.addAttribute("count", preview.isValid() ? OfficialResultSheet.toQuestionResults(preview).size() : 0);
    return "indicators/result-preview";
  }

  @ForSecretary
  @PostMapping("/{stage:[A-Z]{2,4}}/import")
  String importSheet(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String stage,
      @RequestParam String sha256, RedirectAttributes redirect) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    requireStage(overview, stage);
    SheetPreview<OfficialResultSheet.ResultSheetRow> preview = readSheet(actor, overview, sha256);
    if (!preview.isValid()) {
      throw new Refused("indicators.sheet-not-good");
    }
    int changed = results.saveQuestionResults(actor, year, stage, OfficialResultSheet.toQuestionResults(preview));
    FlashMessages.add(redirect, "indicators.result.imported", changed);
    return "redirect:/" + regency + "/kla/" + year + "/results/" + stage;
  }

  @ForTaskForce
  @GetMapping("/{stage:[A-Z]{2,4}}/document")
  ResponseEntity<Resource> downloadDocument(Actor actor, @PathVariable String year, @PathVariable String stage) {
    StageResult result = results.find(actor, year, stage).orElseThrow(NotFound::new);
    if (result.documentSha256() == null) {
      throw new NotFound();
    }
    return DocumentResponseFactory.inline(documents.open(actor, result.documentSha256(), DocumentVariant.ORIGINAL),
        result.documentName());
  }

  private SheetPreview<OfficialResultSheet.ResultSheetRow> readSheet(Actor actor, EvaluationOverview overview,
      String sha256) {
    return OfficialResultSheet.read(documents.open(actor, sha256, DocumentVariant.ORIGINAL).path(),
        overview.instrument());
  }

  private String list(Actor actor, String year, Map<String, String> errors, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    model.addAttribute("frame", overview);
    model.addAttribute("results", results.listAll(actor));
    model.addAttribute("errors", errors);
    return "indicators/results";
  }

  private static void requireStage(EvaluationOverview overview, String stage) {
    if (overview.instrument().stages().stream().noneMatch(one -> one.code().equals(stage))) {
      throw new NotFound();
    }
  }

  /** A score as people type it: 697,40 or 697.40. */
  static BigDecimal parsePoints(String typed, String field, String key) {
    try {
      return new BigDecimal(typed.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new Invalid(field, key);
    }
  }

}
