package id.payung.indicators.result;

import id.payung.audit.Trail;
import id.payung.evidence.LeavingFiles;
import id.payung.evidence.LeavingFiles.LeavingFile;
import id.payung.indicators.answer.Answer;
import id.payung.indicators.answer.Answers;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.reference.Instrument;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Daftar salin: the ministry's application takes no import, so the operator types question by question and ticks what
 * is in.
 */
@Component
@Transactional
class CopyList {
  private final JdbcClient jdbc;
  private final Evaluations evaluations;
  private final Answers answers;
  private final LeavingFiles leaving;
  private final Trail trail;
  private final Clock clock;

  CopyList(JdbcClient jdbc, Evaluations evaluations, Answers answers, LeavingFiles leaving, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.evaluations = evaluations;
    this.answers = answers;
    this.leaving = leaving;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Map<String, Entered> entered(Actor actor, String evaluation) {
    return jdbc
        .sql("SELECT question, answer_version, by_name, at FROM indicators.entered WHERE regency = :regency AND "
            + "evaluation = :evaluation")
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .query((row, n) -> new Entered(row.getString("question"), row.getInt("answer_version"),
            row.getString("by_name"), Sql.instant(row, "at")))
        .list()
        .stream()
        .collect(Collectors.toMap(Entered::question, Function.identity()));
  }

  @Transactional(readOnly = true)
  Map<String, Answer> answers(Actor actor, String evaluation) {
    return answers.all(actor, evaluation);
  }

  /** The files that go along, by question; those that a checker sent back stay here. */
  @Transactional(readOnly = true)
  Map<String, List<LeavingFile>> files(Actor actor, String evaluation) {
    return leaving(actor, evaluation).stream().collect(Collectors.groupingBy(LeavingFile::question));
  }

  /**
   * @throws NotFound when it does not go along with this question
   */
  @Transactional(readOnly = true)
  LeavingFile file(Actor actor, String evaluation, String question, UUID use) {
    return leaving(actor, evaluation).stream()
        .filter(file -> file.use().equals(use) && file.question().equals(question))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private List<LeavingFile> leaving(Actor actor, String evaluation) {
    Instrument instrument = evaluations.instrumentOf(actor, evaluations.require(actor, evaluation)).content();
    return leaving.of(actor, evaluation, (question, slot) -> instrument.slotName(question, slot).id());
  }

  byte[] bytes(Actor actor, LeavingFile file, long limit) {
    return leaving.bytes(actor, file, limit);
  }

  /** Ticks a question, or takes the tick away. */
  void tick(Actor actor, String evaluation, String question, boolean in) {
    evaluations.require(actor, evaluation);
    Answer answer = answers.find(actor, evaluation, question)
        .filter(Answer::sent)
        .orElseThrow(() -> new Refused("indicators.copy.no-answer", question));
    int changed = in
        ? jdbc.sql("""
            INSERT INTO indicators.entered AS e (regency, evaluation, question, answer_version, by_name, at)
            VALUES (:regency, :evaluation, :question, :version, :by, :now)
            ON CONFLICT (regency, evaluation, question) DO UPDATE
              SET answer_version = excluded.answer_version, by_name = excluded.by_name, at = excluded.at
              WHERE e.answer_version <> excluded.answer_version
            """)
            .param("regency", actor.regency())
            .param("evaluation", evaluation)
            .param("question", question)
            .param("version", answer.version())
            .param("by", actor.name())
            .param("now", Sql.at(clock.instant()))
            .update()
        : jdbc
            .sql("DELETE FROM indicators.entered WHERE regency = :regency AND evaluation = :evaluation AND question = "
                + ":question")
            .param("regency", actor.regency())
            .param("evaluation", evaluation)
            .param("question", question)
            .update();
    if (changed == 1) {
      trail.wrote("answer", Answers.subject(actor.regency(), evaluation, question), in ? "entered" : "entered-undone",
          List.of("entered"), null, new Trail.Reach(List.of(answer.organisation()), List.of()));
    }
  }
}
