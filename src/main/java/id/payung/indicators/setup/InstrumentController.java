package id.payung.indicators.setup;

import id.payung.indicators.instrument.InstrumentSheet;
import id.payung.indicators.instrument.SheetUploadForm;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.setup.EvaluationSetupPages.InstrumentPage;
import id.payung.indicators.setup.EvaluationSetupPages.InstrumentPreviewPage;
import id.payung.indicators.setup.EvaluationSetupPages.InstrumentQuestionPage;
import id.payung.indicators.year.ForSecretary;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.brought.SheetIntake;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.i18n.Messages;
import id.payung.platform.page.Download;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.sheets.SheetAnswers;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.web.Ui;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The instrument of a year: read with its sources, edited question by question, replaced by the official sheet. */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/instrument")
class InstrumentController {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final String PURPOSE = "kla-instrument";
  private static final int INVALID = 422;
  private static final int FIRST_EVALUATION = 2006;
  private static final int YEARS_IN_FORCE = 20;

  private final EvaluationOverviewLoader overviewLoader;
  private final InstrumentRevision revision;
  private final SheetIntake sheets;
  private final ReferenceCatalogue reference;
  private final Messages words;

  InstrumentController(EvaluationOverviewLoader overviewLoader, InstrumentRevision revision, SheetIntake sheets,
      ReferenceCatalogue reference, Messages words) {
    this.overviewLoader = overviewLoader;
    this.revision = revision;
    this.sheets = sheets;
    this.reference = reference;
    this.words = words;
  }

  @ForTaskForce
  @GetMapping
  InstrumentPage show(@PathVariable String year, Actor actor) {
    return new InstrumentPage(overviewLoader.require(actor, year), FormFields.blank(SheetUploadForm.class));
  }

  @ForTaskForce
  @GetMapping("/sheet.xlsx")
  WebResult downloadSheet(@PathVariable String year, Actor actor, Ui ui) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(65_536);
    InstrumentSheet.write(overviewLoader.require(actor, year).instrument(), out, SheetMessages.of(words, ui.locale()));
    return new Download(ui.fileName("xlsx", "instrumen-kla", year), XLSX, out.toByteArray());
  }

  @ForSecretary
  @GetMapping("/questions/{question:[0-9A-Za-z.-]+}")
  InstrumentQuestionPage showQuestionForm(@PathVariable String year, @PathVariable String question, Actor actor,
      Ui ui) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    Instrument.Question known = overview.requireQuestion(question);
    FormFields form = FormFields.of(InstrumentQuestionForm.of(overview.instrumentCopy().version(), known));
    for (int i = 0; i < known.options().size(); i++) {
      form = form.with("options[" + i + "].points", ui.score(known.options().get(i).points()));
    }
    return new InstrumentQuestionPage(overview, known, form);
  }

  @ForSecretary
  @PostMapping("/questions/{question:[0-9A-Za-z.-]+}")
  WebResult changeQuestion(@PathVariable String year, @PathVariable String question,
      Submission<InstrumentQuestionForm> sent, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    Instrument.Question known = overview.requireQuestion(question);
    return sent.save(form -> {
      revision.changeQuestion(actor, year, question, form);
      return SeeOther.to("/kla/" + year + "/instrument#q" + question).saying("indicators.instrument.changed", question);
    }, fields -> new InstrumentQuestionPage(overview, known, fields));
  }

  /** Looks at a sheet; nothing is taken by this. */
  @ForSecretary
  @PostMapping("/sheet")
  WebResult previewSheet(@PathVariable String year, Submission<SheetUploadForm> sent, Actor actor, Ui ui) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    return sent.save(form -> {
      String kept = sheets.store(actor, purpose(overview), form.sheet());
      return previewPage(overview, kept,
          RefusedFiles.naming(form.sheet(), () -> readSheet(actor, overview, kept, answers(overview))), ui);
    }, fields -> new InstrumentPage(overview, fields));
  }

  private static InstrumentPreviewPage previewPage(EvaluationOverview overview, String sha256,
      InstrumentSheet.ParsedInstrument outcome, Ui ui) {
    return new InstrumentPreviewPage(overview, sha256, outcome.preview(),
        outcome.instrument().map(fresh -> InstrumentChanges.compare(overview, fresh)).orElse(null),
        outcome.instrument()
            .map(fresh -> InstrumentQuestionChanges.list(overview.instrument(), fresh, ui))
            .orElse(List.of()),
        false);
  }

  /** Takes a sheet as the answers say; what was not answered, or is wrong with these answers, is shown again. */
  @ForSecretary
  @PostMapping("/import")
  WebResult importSheet(@PathVariable String year, @RequestParam String sha256, @RequestParam int basedOn,
      @RequestParam Map<String, String> form, Actor actor, Ui ui) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    InstrumentSheet.ParsedInstrument outcome = readSheet(actor, overview, sha256, answers(overview).with(form));
    SheetPreview<?> preview = outcome.preview();
    boolean again = form.containsKey("again");
    if (!preview.questions().isEmpty() && (again || !preview.isTakeable())) {
      InstrumentPreviewPage page = previewPage(overview, sha256, outcome, ui);
      return again && preview.isValid() ? page : new PageWithStatus(again ? page : page.withUnanswered(), INVALID);
    }
    Instrument fresh = outcome.instrument().orElseThrow(() -> new Refused("indicators.sheet-not-good"));
    revision.replaceBySheet(actor, year, basedOn, fresh);
    return SeeOther.to("/kla/" + year + "/instrument")
        .saying("indicators.instrument.imported", fresh.questions().count());
  }

  private InstrumentSheet.ParsedInstrument readSheet(Actor actor, EvaluationOverview overview, String sha256,
      SheetAnswers answers) {
    return InstrumentSheet.read(sheets.open(actor, purpose(overview), sha256), reference, answers);
  }

  /** What was looked at for one year is taken for that year. */
  private static String purpose(EvaluationOverview overview) {
    return PURPOSE + "/" + overview.year().code();
  }

  /** No instrument is older than the first evaluation of all; one holds for some years. */
  private static SheetAnswers answers(EvaluationOverview overview) {
    return SheetAnswers.nearYears(FIRST_EVALUATION, Integer.parseInt(overview.year().code()) + YEARS_IN_FORCE)
        .amongCodes(overview.instrument().questions().map(Instrument.Question::code));
  }
}
