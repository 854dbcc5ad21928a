package id.payung.indicators.request;

import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.year.ForSecretary;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Words;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.InstrumentSheet;
import id.payung.platform.reference.Reference;
import id.payung.platform.sheets.SheetWords;
import id.payung.platform.web.Flash;
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
class InstrumentPages {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Frames frames;
  private final InstrumentEdits edits;
  private final Documents documents;
  private final Reference reference;
  private final Words words;
  private final UiFactory uis;

  InstrumentPages(Frames frames, InstrumentEdits edits, Documents documents, Reference reference, Words words,
      UiFactory uis) {
    this.frames = frames;
    this.edits = edits;
    this.documents = documents;
    this.reference = reference;
    this.words = words;
    this.uis = uis;
  }

  @ForTaskForce
  @GetMapping
  String show(Actor actor, @PathVariable String year, Model model) {
    model.addAttribute("frame", frames.require(actor, year));
    return "indicators/instrument";
  }

  @ForTaskForce
  @GetMapping("/sheet.xlsx")
  ResponseEntity<byte[]> sheet(Actor actor, @PathVariable String year, HttpServletRequest request) {
    Frame frame = frames.require(actor, year);
    ByteArrayOutputStream out = new ByteArrayOutputStream(65_536);
    Ui ui = uis.of(request);
    InstrumentSheet.write(frame.instrument(), out, SheetWords.of(words, ui.locale()));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(XLSX))
        .header(HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + ui.fileName("xlsx", "instrumen-kla", year) + "\"")
        .body(out.toByteArray());
  }

  @ForSecretary
  @GetMapping("/questions/{question:[0-9A-Za-z.-]+}")
  String edit(Actor actor, @PathVariable String year, @PathVariable String question, Model model) {
    return edit(actor, year, question, Map.of(), model);
  }

  @ForSecretary
  @PostMapping("/questions/{question:[0-9A-Za-z.-]+}")
  String change(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String question,
      @RequestParam int basedOn, @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String english, @RequestParam(defaultValue = "false") boolean confirmed,
      @RequestParam(defaultValue = "") String source, HttpServletRequest request, HttpServletResponse response,
      Model model, RedirectAttributes redirect) {
    try {
      Map<String, InstrumentEdits.OptionForm> options = new LinkedHashMap<>();
      for (Instrument.Option option : frames.require(actor, year).question(question).options()) {
        String typed = request.getParameter("text." + option.code());
        if (typed != null) {
          options.put(option.code(),
              new InstrumentEdits.OptionForm(points(request.getParameter("points." + option.code()), option.code()),
                  typed.strip(), word(request, "english." + option.code())));
        }
      }
      edits.change(actor, year, question,
          new InstrumentEdits.QuestionForm(basedOn, text.strip(), english.strip(), options, confirmed, source.strip()));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return edit(actor, year, question, invalid.fields(), model);
    }
    Flash.say(redirect, "indicators.instrument.changed", question);
    return "redirect:/" + regency + "/kla/" + year + "/instrument#q" + question;
  }

  /** Looks at a sheet; nothing is taken by this. */
  @ForSecretary
  @PostMapping("/sheet")
  String preview(Actor actor, @PathVariable String year, @RequestParam MultipartFile sheet, Model model) {
    Frame frame = frames.require(actor, year);
    KeptDocument kept = documents.keep(actor, sheet, DocumentLimits.SHEET);
    InstrumentSheet.Outcome outcome = read(actor, kept.sha256());
    model.addAttribute("frame", frame);
    model.addAttribute("sha256", kept.sha256());
    model.addAttribute("preview", outcome.preview());
    model.addAttribute("changes",
        outcome.instrument().map(fresh -> InstrumentChanges.between(frame, fresh)).orElse(null));
    return "indicators/instrument-preview";
  }

  @ForSecretary
  @PostMapping("/import")
  String take(Actor actor, @PathVariable String regency, @PathVariable String year, @RequestParam String sha256,
      @RequestParam int basedOn, RedirectAttributes redirect) {
    Instrument fresh = read(actor, sha256).instrument().orElseThrow(() -> new Refused("indicators.sheet-not-good"));
    edits.takeSheet(actor, year, basedOn, fresh);
    Flash.say(redirect, "indicators.instrument.imported", fresh.questions().count());
    return "redirect:/" + regency + "/kla/" + year + "/instrument";
  }

  private InstrumentSheet.Outcome read(Actor actor, String sha256) {
    return InstrumentSheet.read(documents.open(actor, sha256, Variant.ORIGINAL).path(), reference);
  }

  private String edit(Actor actor, String year, String question, Map<String, String> errors, Model model) {
    Frame frame = frames.require(actor, year);
    model.addAttribute("frame", frame);
    model.addAttribute("question", frame.question(question));
    model.addAttribute("errors", errors);
    return "indicators/instrument-question";
  }

  private static String word(HttpServletRequest request, String name) {
    String typed = request.getParameter(name);
    return typed == null ? "" : typed.strip();
  }

  private static BigDecimal points(@org.jspecify.annotations.Nullable String typed, String option) {
    try {
      return new BigDecimal(typed == null ? "" : typed.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new Invalid("option." + option, "indicators.instrument.option-wrong");
    }
  }
}
