package id.payung.indicators.result;

import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.year.ForOffices;
import id.payung.indicators.year.ForSecretary;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponse;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Words;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.SheetWords;
import id.payung.platform.web.Flash;
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
class ResultPages {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Frames frames;
  private final Results results;
  private final Documents documents;
  private final Words words;
  private final UiFactory uis;

  ResultPages(Frames frames, Results results, Documents documents, Words words, UiFactory uis) {
    this.frames = frames;
    this.results = results;
    this.documents = documents;
    this.words = words;
    this.uis = uis;
  }

  @ForTaskForce
  @GetMapping
  String all(Actor actor, @PathVariable String year, Model model) {
    return all(actor, year, Map.of(), model);
  }

  @ForSecretary
  @PostMapping
  String keep(Actor actor, @PathVariable String regency, @PathVariable String year,
      @RequestParam(defaultValue = "") String evaluation, @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "0") int basedOn, @RequestParam(defaultValue = "") String total,
      @RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dated,
      @RequestParam(defaultValue = "") String note, @RequestParam(required = false) @Nullable MultipartFile document,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    try {
      Frame frame = frames.require(actor, year);
      if (frame.instrument().stages().stream().noneMatch(one -> one.code().equals(stage))) {
        throw new Invalid("stage", "indicators.years.stage.wrong");
      }
      BigDecimal points = points(total, "total", "indicators.result.total.wrong");
      @Nullable KeptDocument kept =
          document == null || document.isEmpty() ? null : documents.keep(actor, document, DocumentLimits.OFFICIAL);
      results.keep(actor,
          new StageResult(evaluation.strip(), stage, points, category.strip(), number.strip(), dated, note.strip(),
              kept == null ? null : kept.sha256(),
              kept == null || document == null || document.getOriginalFilename() == null ? ""
                  : document.getOriginalFilename(),
              basedOn));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return all(actor, year, invalid.fields(), model);
    }
    Flash.say(redirect, "indicators.result.kept", stage, evaluation);
    return "redirect:/" + regency + "/kla/" + year + "/results";
  }

  @ForOffices
  @GetMapping("/{stage:[A-Z]{2,4}}")
  String stage(Actor actor, @PathVariable String year, @PathVariable String stage, Model model) {
    Frame frame = frames.require(actor, year);
    requireStage(frame, stage);
    return stage(actor, frame, stage, TypedResults.nothing(), List.of(), 0, model);
  }

  /**
   * All rows of the form at once: the good ones are kept, the others come back as they were typed, each with its
   * reason.
   */
  @ForSecretary
  @PostMapping("/{stage:[A-Z]{2,4}}/questions")
  String questions(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String stage,
      @RequestParam Map<String, String> form, HttpServletResponse response, Model model, RedirectAttributes redirect) {
    Frame frame = frames.require(actor, year);
    requireStage(frame, stage);
    TypedResults typed = TypedResults.read(frame.instrument(), results.questions(actor, year, stage), form);
    List<String> late = results.keepTyped(actor, year, stage, typed.good());
    if (typed.wrong().isEmpty() && late.isEmpty()) {
      Flash.say(redirect, "indicators.result.questions-kept");
      return "redirect:/" + regency + "/kla/" + year + "/results/" + stage;
    }
    response.setStatus(late.isEmpty() ? 422 : 409);
    return stage(actor, frame, stage, typed, late, typed.good().size() - late.size(), model);
  }

  /** @param late questions that somebody else wrote meanwhile */
  private String stage(Actor actor, Frame frame, String stage, TypedResults typed, List<String> late, int kept,
      Model model) {
    String year = frame.year().code();
    model.addAttribute("frame", frame);
    model.addAttribute("stage", stage);
    model.addAttribute("result", results.find(actor, year, stage).orElse(null));
    model.addAttribute("questions", results.questions(actor, year, stage));
    model.addAttribute("typed", typed);
    model.addAttribute("late", late);
    model.addAttribute("kept", kept);
    return "indicators/result-stage";
  }

  @ForOffices
  @GetMapping("/{stage:[A-Z]{2,4}}/sheet.xlsx")
  ResponseEntity<byte[]> sheet(Actor actor, @PathVariable String year, @PathVariable String stage,
      HttpServletRequest request) {
    Ui ui = uis.of(request);
    Frame frame = frames.require(actor, year);
    requireStage(frame, stage);
    ByteArrayOutputStream out = new ByteArrayOutputStream(32_768);
    ResultSheet.write(frame.instrument(), results.questions(actor, year, stage), out,
        SheetWords.of(words, ui.locale()));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(XLSX))
        .header(HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + ui.fileName("xlsx", "hasil-kla", stage, year) + "\"")
        .body(out.toByteArray());
  }

  /** Looks at a sheet; nothing is taken by this. */
  @ForSecretary
  @PostMapping("/{stage:[A-Z]{2,4}}/sheet")
  String preview(Actor actor, @PathVariable String year, @PathVariable String stage, @RequestParam MultipartFile sheet,
      Model model) {
    Frame frame = frames.require(actor, year);
    requireStage(frame, stage);
    KeptDocument kept = documents.keep(actor, sheet, DocumentLimits.SHEET);
    SheetPreview<ResultSheet.Line> preview = read(actor, frame, kept.sha256());
    model.addAttribute("frame", frame);
    model.addAttribute("stage", stage);
    model.addAttribute("sha256", kept.sha256());
    model.addAttribute("preview", preview);
    model.addAttribute("count", preview.isGood() ? ResultSheet.taken(preview).size() : 0);
    return "indicators/result-preview";
  }

  @ForSecretary
  @PostMapping("/{stage:[A-Z]{2,4}}/import")
  String take(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String stage,
      @RequestParam String sha256, RedirectAttributes redirect) {
    Frame frame = frames.require(actor, year);
    requireStage(frame, stage);
    SheetPreview<ResultSheet.Line> preview = read(actor, frame, sha256);
    if (!preview.isGood()) {
      throw new Refused("indicators.sheet-not-good");
    }
    int changed = results.keepQuestions(actor, year, stage, ResultSheet.taken(preview));
    Flash.say(redirect, "indicators.result.imported", changed);
    return "redirect:/" + regency + "/kla/" + year + "/results/" + stage;
  }

  @ForTaskForce
  @GetMapping("/{stage:[A-Z]{2,4}}/document")
  ResponseEntity<Resource> document(Actor actor, @PathVariable String year, @PathVariable String stage) {
    StageResult result = results.find(actor, year, stage).orElseThrow(NotFound::new);
    if (result.documentSha256() == null) {
      throw new NotFound();
    }
    return DocumentResponse.inline(documents.open(actor, result.documentSha256(), Variant.ORIGINAL),
        result.documentName());
  }

  private SheetPreview<ResultSheet.Line> read(Actor actor, Frame frame, String sha256) {
    return ResultSheet.read(documents.open(actor, sha256, Variant.ORIGINAL).path(), frame.instrument());
  }

  private String all(Actor actor, String year, Map<String, String> errors, Model model) {
    Frame frame = frames.require(actor, year);
    model.addAttribute("frame", frame);
    model.addAttribute("results", results.all(actor));
    model.addAttribute("errors", errors);
    return "indicators/results";
  }

  private static void requireStage(Frame frame, String stage) {
    if (frame.instrument().stages().stream().noneMatch(one -> one.code().equals(stage))) {
      throw new NotFound();
    }
  }

  /** A score as people type it: 697,40 or 697.40. */
  static BigDecimal points(String typed, String field, String key) {
    try {
      return new BigDecimal(typed.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new Invalid(field, key);
    }
  }

}
