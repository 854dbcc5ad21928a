package id.payung.indicators.answer;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The answers of the offices, read by those who may: drafts and notes are not everybody's. */
@Component
@Transactional(readOnly = true)
public class AnswerRepository {
  private static final int MAX_VERSIONS = 50;
  private static final int MAX_NOTES = 6;

  private final Rows rows;

  AnswerRepository(Rows rows) {
    this.rows = rows;
  }

  public static UUID trailSubjectId(String regency, String evaluation, String question) {
    return Ids.fromName("answer:" + regency + ":" + evaluation + ":" + question);
  }

  /** Whether the actor may read drafts and notes of this office. */
  public static boolean mayReadNotesOf(Actor actor, @Nullable UUID organisation) {
    return actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.INTERNAL_VERIFIER, Role.AUDITOR)
        || actor.service() != null || (organisation != null && actor.organisations().contains(organisation));
  }

  /** Those that the actor may read, by question. */
  public Map<String, QuestionAnswer> findAllByQuestion(Actor actor, String evaluation) {
    return readable(actor, query(actor).is("evaluation", evaluation))
        .collect(Collectors.toMap(QuestionAnswer::question, Function.identity()));
  }

  public Optional<QuestionAnswer> find(Actor actor, String evaluation, String question) {
    return readable(actor, query(actor).key(evaluation, question)).findFirst();
  }

  /** The answers of several years to one question, by year; one statement. */
  Map<String, QuestionAnswer> findByEvaluation(Actor actor, Collection<String> evaluations, String question) {
    return readable(actor, query(actor).in("evaluation", evaluations).is("question", question))
        .collect(Collectors.toMap(QuestionAnswer::evaluation, Function.identity()));
  }

  private RowQuery<QuestionAnswer> query(Actor actor) {
    return rows.query(actor, QuestionAnswer.class);
  }

  private static Stream<QuestionAnswer> readable(Actor actor, RowQuery<QuestionAnswer> query) {
    return query.list().stream().filter(answer -> mayReadNotesOf(actor, answer.organisation()));
  }

  /** What was sent before, the newest first. */
  public List<AnswerVersion> listVersions(Actor actor, String evaluation, String question) {
    return rows.query(actor, AnswerVersion.class)
        .is("evaluation", evaluation)
        .is("question", question)
        .orderBy("r.version DESC")
        .limit(MAX_VERSIONS)
        .list();
  }

  /**
   * What verifiers said of this question in any year kept here, the latest first. All of the task force may read it.
   */
  public List<VerifierNote> listVerifierNotes(Actor actor, String question) {
    return rows.sql(actor, """
        SELECT evaluation AS year, stage, points, note FROM indicators.question_result
         WHERE regency = :regency AND question = :question ORDER BY evaluation DESC, at DESC LIMIT :most
        """).param("question", question).param("most", MAX_NOTES).list(VerifierNote.class);
  }
}
