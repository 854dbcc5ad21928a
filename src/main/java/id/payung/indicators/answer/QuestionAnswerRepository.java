package id.payung.indicators.answer;

import id.payung.indicators.answer.QuestionAnswer.AnswerState;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
public class QuestionAnswerRepository {
  /** Who reads drafts and notes of every office. */
  static final Set<Role> READERS_OF_ALL =
      Set.of(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.INTERNAL_VERIFIER, Role.AUDITOR);

  private static final int MAX_VERSIONS = 50;
  private static final int MAX_NOTES = 6;

  private final Rows rows;

  QuestionAnswerRepository(Rows rows) {
    this.rows = rows;
  }

  public static UUID trailSubjectId(String regency, String evaluation, String question) {
    return Ids.fromName("answer:" + regency + ":" + evaluation + ":" + question);
  }

  /** Whether the actor may read drafts and notes of this office. */
  public static boolean mayReadNotesOf(Actor actor, @Nullable UUID organisation) {
    return actor.roles().stream().anyMatch(READERS_OF_ALL::contains) || actor.service() != null
        || (organisation != null && actor.organisations().contains(organisation));
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

  /**
   * What was said of a question before.
   *
   * @param versions what was sent, the newest first
   * @param verifierNotes what verifiers said in any year kept here, the latest first; all of the task force may read it
   */
  record QuestionPast(List<QuestionAnswerVersion> versions, List<VerifierNote> verifierNotes) {}

  /** A line of either kind. */
  private record PastLine(String evaluation, @Nullable Integer version, @Nullable UUID organisation,
      @Nullable AnswerState state, @Nullable String option, String note, @Nullable String letter,
      @Nullable String byName, @Nullable Instant at, @Nullable String reason, @Nullable String stage,
      @Nullable BigDecimal points) {

    QuestionAnswerVersion toVersion(String question) {
      return RecordCopy.blank(QuestionAnswerVersion.class)
          .with(QuestionAnswerVersion::evaluation, evaluation)
          .with(QuestionAnswerVersion::question, question)
          .with(QuestionAnswerVersion::version, Objects.requireNonNull(version))
          .with(QuestionAnswerVersion::organisation, Objects.requireNonNull(organisation))
          .with(QuestionAnswerVersion::state, Objects.requireNonNull(state))
          .with(QuestionAnswerVersion::option, option)
          .with(QuestionAnswerVersion::note, note)
          .with(QuestionAnswerVersion::letter, Objects.requireNonNull(letter))
          .with(QuestionAnswerVersion::byName, Objects.requireNonNull(byName))
          .with(QuestionAnswerVersion::at, Objects.requireNonNull(at))
          .with(QuestionAnswerVersion::reason, reason)
          .make();
    }

    VerifierNote toNote() {
      return new VerifierNote(evaluation, Objects.requireNonNull(stage), Objects.requireNonNull(points), note);
    }
  }

  /**
   * Loads the history of a question in one statement: the versions of the answer that its office sent in this
   * evaluation, and what verifiers noted in all evaluations.
   *
   * @param withVersions false leaves out the versions
   */
  QuestionPast loadPast(Actor actor, String evaluation, String question, boolean withVersions) {
    List<PastLine> lines = rows.sql(actor, """
        (SELECT r.evaluation, r.version, r.organisation, r.state, r.option, r.note, r.letter, r.by_name, r.at,
                r.reason, NULL AS stage, CAST(NULL AS numeric) AS points
           FROM indicators.answer_past r
          WHERE r.regency = :regency AND r.evaluation = :evaluation AND r.question = :question AND :versions AND %s
          ORDER BY r.version DESC LIMIT :mostVersions)
        UNION ALL
        (SELECT evaluation, NULL, NULL, NULL, NULL, note, NULL, NULL, NULL, NULL, stage, points
           FROM indicators.question_result
          WHERE regency = :regency AND question = :question ORDER BY evaluation DESC, at DESC LIMIT :mostNotes)
        """.formatted(rows.reach(actor, QuestionAnswerVersion.class, "r")))
        .param("evaluation", evaluation)
        .param("question", question)
        .param("versions", withVersions)
        .param("mostVersions", MAX_VERSIONS)
        .param("mostNotes", MAX_NOTES)
        .list(PastLine.class);
    return new QuestionPast(
        lines.stream().filter(line -> line.stage() == null).map(line -> line.toVersion(question)).toList(),
        lines.stream().filter(line -> line.stage() != null).map(PastLine::toNote).toList());
  }
}
