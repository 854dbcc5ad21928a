package id.payung.indicators.setup;

import id.payung.indicators.instrument.InstrumentSheet;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.year.ForSecretary;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
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

/** The instrument of a year: read with its sources, edited question by question, replaced by the official sheet. */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/instrument")
class InstrumentController {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final EvaluationOverviewLoader overviewLoader;
  private final InstrumentRevision revision;
  private final DocumentStorage documents;
  private final ReferenceCatalogue reference;
  private final Messages words;
  private final UiFactory uiFactory;

  InstrumentController(EvaluationOverviewLoader overviewLoader, InstrumentRevision revision, DocumentStorage documents,
      ReferenceCatalogue reference, Messages words, UiFactory uiFactory) {
    this.overviewLoader = overviewLoader;
    this.revision = revision;
    this.documents = documents;
    this.reference = reference;
    this.words = words;
    this.uiFactory = uiFactory;
  }

  @ForTaskForce
  @GetMapping
  String show(Actor actor, @PathVariable String year, Model model) {
    model.addAttribute("frame", overviewLoader.require(actor, year));
    return "indicators/instrument";
  }

  @ForTaskForce
  @GetMapping("/sheet.xlsx")
  ResponseEntity<byte[]> downloadSheet(Actor actor, @PathVariable String year, HttpServletRequest request) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    ByteArrayOutputStream out = new ByteArrayOutputStream(65_536);
    Ui ui = uiFactory.forRequest(request);
    InstrumentSheet.write(overview.instrument(), out, SheetMessages.of(words, ui.locale()));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(XLSX))
        .header(HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + ui.fileName("xlsx", "instrumen-kla", year) + "\"")
        .body(out.toByteArray());
  }

  @ForSecretary
  @GetMapping("/questions/{question:[0-9A-Za-z.-]+}")
  String showQuestionForm(Actor actor, @PathVariable String year, @PathVariable String question, Model model) {
    return showQuestionForm(actor, year, question, Map.of(), model);
  }

  @ForSecretary
  @PostMapping("/questions/{question:[0-9A-Za-z.-]+}")
  String changeQuestion(Actor actor, @PathVariable String regency, @PathVariable String year,
      @PathVariable String question, @RequestParam int basedOn, @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String english, @RequestParam(defaultValue = "false") boolean confirmed,
      @RequestParam(defaultValue = "") String source, HttpServletRequest request, HttpServletResponse response,
      Model model, RedirectAttributes redirect) {
    try {
      Map<String, InstrumentRevision.InstrumentOptionForm> options = new LinkedHashMap<>();
      for (Instrument.Option option : overviewLoader.require(actor, year).requireQuestion(question).options()) {
        String typed = request.getParameter("text." + option.code());
        if (typed != null) {
          options.put(option.code(),
              new InstrumentRevision.InstrumentOptionForm(
                  parsePoints(request.getParameter("points." + option.code()), option.code()), typed.strip(),
                  trimmedParameter(request, "english." + option.code())));
        }
      }
      revision.changeQuestion(actor, year, question, new InstrumentRevision.InstrumentQuestionForm(basedOn,
          text.strip(), english.strip(), options, confirmed, source.strip()));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return showQuestionForm(actor, year, question, invalid.fields(), model);
    }
    FlashMessages.add(redirect, "indicators.instrument.changed", question);
    return "redirect:/" + regency + "/kla/" + year + "/instrument#q" + question;
  }

  /** Looks at a sheet; nothing is taken by this. */
  @ForSecretary
  @PostMapping("/sheet")
  String previewSheet(Actor actor, @PathVariable String year, @RequestParam MultipartFile sheet, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    StoredDocument kept = documents.store(actor, sheet, DocumentLimits.SHEET);
    InstrumentSheet.ParsedInstrument outcome = readSheet(actor, kept.sha256());
    model.addAttribute("frame", overview);
    model.addAttribute("sha256", kept.sha256());
    model.addAttribute("preview", outcome.preview());
    model.addAttribute("changes",
        outcome.instrument().map(fresh -> InstrumentChanges.compare(overview, fresh)).orElse(null));
    return "indicators/instrument-preview";
  }

  @ForSecretary
  @PostMapping("/import")
  String importSheet(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam String sha256,
      @RequestParam int basedOn, RedirectAttributes redirect) {
    Instrument fresh =
        readSheet(actor, sha256).instrument().orElseThrow(() -> new Refused("indicators.sheet-not-good"));
    revision.replaceBySheet(actor, year, basedOn, fresh);
    FlashMessages.add(redirect, "indicators.instrument.imported", fresh.questions().count());
    return "redirect:/" + regency + "/kla/" + year + "/instrument";
  }

  private InstrumentSheet.ParsedInstrument readSheet(Actor actor, String sha256) {
    return InstrumentSheet.read(documents.open(actor, sha256, DocumentVariant.ORIGINAL).path(), reference);
  }

  private String showQuestionForm(Actor actor, String year, String question, Map<String, String> errors, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    model.addAttribute("frame", overview);
    model.addAttribute("question", overview.requireQuestion(question));
    model.addAttribute("errors", errors);
    return "indicators/instrument-question";
  }

  private static String trimmedParameter(HttpServletRequest request, String name) {
    String typed = request.getParameter(name);
    return typed == null ? "" : typed.strip();
  }

  private static BigDecimal parsePoints(@org.jspecify.annotations.Nullable String typed, String option) {
    try {
      return new BigDecimal(typed == null ? "" : typed.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new Invalid("option." + option, "indicators.instrument.option-wrong");
    }
  }
}
