package id.payung.indicators.export;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.answer.CheckerOpinion;
import id.payung.indicators.answer.CheckerOpinionRepository;
import id.payung.indicators.answer.QuestionAnswer;
import id.payung.indicators.answer.QuestionAnswerRepository;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.i18n.Messages;
import id.payung.platform.jobs.JobHandler;
import id.payung.platform.jobs.JobRun;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.SourceNotes;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AccessRoles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The answers of a year as XLSX in question order, with the three scores, the notes that this person may read and the
 * proofs by name. What is unconfirmed is marked above the headings and in its row.
 */
@Component
class AnswersExportJob implements JobHandler {
  static final String KIND = "indicators.answers";

  private final EvaluationOverviewLoader overviewLoader;
  private final QuestionAnswerRepository answers;
  private final CheckerOpinionRepository opinions;
  private final EvidenceRegister evidenceRegister;
  private final Messages words;
  private final UiFactory uis;

  AnswersExportJob(EvaluationOverviewLoader overviewLoader, QuestionAnswerRepository answers,
      CheckerOpinionRepository opinions, EvidenceRegister evidenceRegister, Messages words, UiFactory uis) {
    this.overviewLoader = overviewLoader;
    this.answers = answers;
    this.opinions = opinions;
    this.evidenceRegister = evidenceRegister;
    this.words = words;
    this.uis = uis;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<Role> allowedRoles() {
    return Set.of(AccessRoles.of(ForQuestionReaders.class));
  }

  @Override
  public void run(JobRun run) throws IOException {
    String year = run.params().get("year").asString();
    Locale locale = Messages.localeOf(run.params().get("language").asString());
    List<List<@Nullable Object>> rows = run.runChunk(() -> rows(run.actor(), year, locale));
    Path file = run.temporaryFile("answers.xlsx");
    try (OutputStream out = Files.newOutputStream(file); SheetWriter sheet = new SheetWriter(out)) {
      sheet.beginSheet(words.text(locale, "indicators.kla", year),
          run.runChunk(() -> sheetNotes(run.actor(), year, locale)), headings(locale));
      for (int i = 0; i < rows.size(); i++) {
        sheet.addRow(rows.get(i));
        if (i % 50 == 49) {
          run.progress(i, rows.size());
          run.checkpoint();
        }
      }
    }
    run.progress(rows.size(), rows.size());
    run.storeResult(file, uis.forPaper(run.regency(), locale).fileName("xlsx", "jawaban-kla", year));
  }

  private List<String> sheetNotes(Actor actor, String year, Locale locale) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    long unconfirmed = overview.instrument().questions().filter(question -> !question.confirmed()).count();
    return unconfirmed == 0 ? List.of()
        : List.of(words.text(locale, "indicators.instrument.unconfirmed", unconfirmed,
            overview.instrument().questions().count()));
  }

  private List<SheetWriter.Heading> headings(Locale locale) {
    return List.of(heading(locale, "indicators.letter.paper.no", 8), heading(locale, "indicators.block", 22),
        heading(locale, "indicators.indicator", 30), heading(locale, "indicators.question", 50),
        heading(locale, "indicators.owner", 20), heading(locale, "indicators.answer.option", 40),
        heading(locale, "indicators.answer.note", 40), heading(locale, "indicators.answer.by", 20),
        heading(locale, "indicators.score.claimed", 12), heading(locale, "indicators.score.complete", 12),
        heading(locale, "indicators.score.survives", 12), heading(locale, "indicators.highest", 12),
        heading(locale, "indicators.stake", 12), heading(locale, "indicators.next", 22),
        heading(locale, "indicators.opinion", 30), heading(locale, "indicators.slots", 60),
        heading(locale, "ui.unconfirmed", 30));
  }

  private SheetWriter.Heading heading(Locale locale, String key, int width) {
    return new SheetWriter.Heading(words.text(locale, key), width);
  }

  private List<List<@Nullable Object>> rows(Actor actor, String year, Locale locale) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    Map<String, QuestionAnswer> mine = answers.findAllByQuestion(actor, year);
    Map<String, CheckerOpinion> said = opinions.findAllByQuestion(actor, year);
    Map<String, List<EvidenceUseView>> uses = evidenceRegister.listUses(actor, year)
        .stream()
        .filter(EvidenceUseView::countsForAnswer)
        .collect(Collectors.groupingBy(EvidenceUseView::question));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (QuestionScore row : overview.scores().rows()) {
      rows.add(row(overview, row, mine.get(row.question()), said.get(row.question()),
          uses.getOrDefault(row.question(), List.of()), locale));
    }
    return rows;
  }

  private List<@Nullable Object> row(EvaluationOverview overview, QuestionScore row, @Nullable QuestionAnswer answer,
      @Nullable CheckerOpinion opinion, List<EvidenceUseView> uses, Locale locale) {
    Instrument.Question question = overview.requireQuestion(row.question());
    String claimed = row.computed().claimedOption();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(question.code());
    cells.add(overview.requireBlock(row.block()).name().in(locale));
    cells.add(overview.requireIndicator(row.indicator()).name().in(locale));
    cells.add(question.text().in(locale));
    cells.add(overview.officeName(row.organisation()));
    cells.add(claimed == null ? null
        : question.option(claimed)
            .map(option -> option.code().toUpperCase(Locale.ROOT) + ". " + option.text().in(locale))
            .orElse(null));
    cells.add(answer == null || !answer.sent() || answer.note().isEmpty() ? null : answer.note());
    cells.add(answer == null || !answer.sent() ? null
        : answer.byName() + (answer.byOperator() ? " (" + answer.letter() + ")" : ""));
    cells.add(row.computed().claimed());
    cells.add(row.computed().complete());
    cells.add(row.computed().survives());
    cells.add(row.highest());
    cells.add(row.obtainableTotal());
    cells.add(overview.year().closed() ? null : words.text(locale, "indicators.next." + row.computed().next().code()));
    cells.add(opinion == null ? null : opinion.option().toUpperCase(Locale.ROOT) + ": " + opinion.reason());
    cells.add(uses.isEmpty() ? null
        : uses.stream()
            .map(use -> question.slot(use.slot()).map(slot -> slot.name().in(locale)).orElse(use.slot()) + ": "
                + use.title() + (use.pages().isEmpty() ? "" : " (" + use.pages() + ")"))
            .collect(Collectors.joining("\n")));
    cells.add(question.confirmed() ? null : SourceNotes.textIn(locale, question.source()));
    return cells;
  }
}
