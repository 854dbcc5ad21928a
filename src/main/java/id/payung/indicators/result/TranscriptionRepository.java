package id.payung.indicators.result;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.evidence.ExportableEvidenceFiles;
import id.payung.evidence.ExportableEvidenceFiles.ExportableFile;
import id.payung.indicators.answer.QuestionAnswer;
import id.payung.indicators.answer.QuestionAnswerRepository;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.reference.Instrument;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Daftar salin: the ministry's application takes no import, so the operator types question by question and ticks what
 * is in.
 */
@Component
@Transactional
class TranscriptionRepository {
  private final Rows rows;
  private final EvaluationRepository evaluations;
  private final QuestionAnswerRepository answers;
  private final ExportableEvidenceFiles exportableFiles;
  private final AuditTrailRepository trail;
  private final Clock clock;

  TranscriptionRepository(Rows rows, EvaluationRepository evaluations, QuestionAnswerRepository answers,
      ExportableEvidenceFiles exportableFiles, AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.evaluations = evaluations;
    this.answers = answers;
    this.exportableFiles = exportableFiles;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Map<String, TranscribedAnswer> findTranscribed(Actor actor, String evaluation) {
    return rows.query(actor, TranscribedAnswer.class)
        .is("evaluation", evaluation)
        .list()
        .stream()
        .collect(Collectors.toMap(TranscribedAnswer::question, Function.identity()));
  }

  @Transactional(readOnly = true)
  Map<String, QuestionAnswer> findAnswers(Actor actor, String evaluation) {
    return answers.findAllByQuestion(actor, evaluation);
  }

  /** The files that go along, by question; those that a checker sent back stay here. */
  @Transactional(readOnly = true)
  Map<String, List<ExportableFile>> findFilesByQuestion(Actor actor, String evaluation) {
    return listExportableFiles(actor, evaluation).stream().collect(Collectors.groupingBy(ExportableFile::question));
  }

  /**
   * @throws NotFound when it does not go along with this question
   */
  @Transactional(readOnly = true)
  ExportableFile requireFile(Actor actor, String evaluation, String question, UUID use) {
    return listExportableFiles(actor, evaluation).stream()
        .filter(file -> file.use().equals(use) && file.question().equals(question))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private List<ExportableFile> listExportableFiles(Actor actor, String evaluation) {
    Instrument instrument = evaluations.requireInstrumentCopy(actor, evaluations.require(actor, evaluation)).content();
    return exportableFiles.listFiles(actor, evaluation, (question, slot) -> instrument.slotName(question, slot).id());
  }

  byte[] readFile(Actor actor, ExportableFile file, long limit) {
    return exportableFiles.readBytes(actor, file, limit);
  }

  /** Ticks a question, or takes the tick away. */
  void setTranscribed(Actor actor, String evaluation, String question, boolean in) {
    evaluations.requireNotClosed(actor, evaluation);
    QuestionAnswer answer = answers.find(actor, evaluation, question)
        .filter(QuestionAnswer::sent)
        .orElseThrow(() -> new Refused("indicators.copy.no-answer", question));
    boolean changed =
        in ? tick(actor, answer) : rows.query(actor, TranscribedAnswer.class).key(evaluation, question).delete() == 1;
    if (changed) {
      trail.recordWrite("answer", QuestionAnswerRepository.trailSubjectId(actor.regency(), evaluation, question),
          in ? "entered" : "entered-undone", List.of("entered"), null,
          new TrailReach(List.of(answer.organisation()), List.of()));
    }
  }

  private boolean tick(Actor actor, QuestionAnswer answer) {
    boolean known = rows.query(actor, TranscribedAnswer.class)
        .key(answer.evaluation(), answer.question())
        .is("answer_version", answer.version())
        .exists();
    return !known && rows.put(actor,
        new TranscribedAnswer(answer.evaluation(), answer.question(), answer.version(), actor.name(), clock.instant()));
  }
}
