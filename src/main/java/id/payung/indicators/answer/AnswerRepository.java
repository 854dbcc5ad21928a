package id.payung.indicators.answer;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The answers of the offices, read by those who may: drafts and notes are not everybody's. */
@Component
@Transactional
public class AnswerRepository {
  private static final String COLUMNS =
      "question, organisation, state, option, note, letter, letter_date, by_name, by_operator, at, version";

  private final JdbcClient jdbc;
  private final Clock clock;

  AnswerRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A version that was sent or taken back. */
  public record AnswerVersion(int version, QuestionAnswer.AnswerState state, @Nullable String option, String note,
      String letter, String byName, Instant at, @Nullable String reason) {}

  public static UUID trailSubjectId(String regency, String evaluation, String question) {
    return Ids.fromName("answer:" + regency + ":" + evaluation + ":" + question);
  }

  /** Whether the actor may read drafts and notes of this office. */
  public static boolean mayReadNotesOf(Actor actor, @Nullable UUID organisation) {
    return actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.INTERNAL_VERIFIER, Role.AUDITOR)
        || actor.service() != null || (organisation != null && actor.organisations().contains(organisation));
  }

  /** Those that the actor may read, by question. */
  @Transactional(readOnly = true)
  public Map<String, QuestionAnswer> findAllByQuestion(Actor actor, String evaluation) {
    return select(actor, evaluation, null).stream()
        .collect(Collectors.toMap(QuestionAnswer::question, Function.identity()));
  }

  @Transactional(readOnly = true)
  public Optional<QuestionAnswer> find(Actor actor, String evaluation, String question) {
    return select(actor, evaluation, question).stream().findFirst();
  }

  /** The answers of several years to one question, by year; one statement. */
  @Transactional(readOnly = true)
  Map<String, QuestionAnswer> findByEvaluation(Actor actor, Collection<String> evaluations, String question) {
    RowAccessScope scope = RowAccessScope.of(actor).organisation("organisation");
    Map<String, QuestionAnswer> found = new HashMap<>();
    jdbc.sql("""
        SELECT evaluation, %s FROM indicators.answer
         WHERE regency = :regency AND evaluation = ANY (CAST(:evaluations AS text[])) AND question = :question AND %s
        """.formatted(COLUMNS, scope.conditionSql()))
        .params(scope.params())
        .param("evaluations", SqlValues.textArray(evaluations))
        .param("question", question)
        .query((RowCallbackHandler) row -> {
          QuestionAnswer answer = read(row);
          if (mayReadNotesOf(actor, answer.organisation())) {
            found.put(row.getString("evaluation"), answer);
          }
        });
    return found;
  }

  /** What was sent before, the newest first. */
  @Transactional(readOnly = true)
  public List<AnswerVersion> listVersions(Actor actor, String evaluation, String question) {
    RowAccessScope scope = RowAccessScope.of(actor).organisation("organisation");
    return jdbc.sql("""
        SELECT version, organisation, state, option, note, letter, by_name, at, reason
          FROM indicators.answer_past
         WHERE regency = :regency AND evaluation = :evaluation AND question = :question
           AND %s ORDER BY version DESC LIMIT 50
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("evaluation", evaluation)
        .param("question", question)
        .query((row, n) -> new AnswerVersion(row.getInt("version"),
            QuestionAnswer.AnswerState.fromCode(row.getString("state")), row.getString("option"), row.getString("note"),
            row.getString("letter"), row.getString("by_name"), SqlValues.instant(row, "at"), row.getString("reason")))
        .list();
  }

  /**
   * What verifiers said of this question in any year kept here, the latest first. All of the task force may read it.
   */
  @Transactional(readOnly = true)
  public List<VerifierNote> listVerifierNotes(Actor actor, String question) {
    return jdbc.sql("""
        SELECT evaluation, stage, points, note FROM indicators.question_result
         WHERE regency = :regency AND question = :question ORDER BY evaluation DESC, at DESC LIMIT 6
        """)
        .param("regency", actor.regency())
        .param("question", question)
        .query((row, n) -> new VerifierNote(row.getString("evaluation"), row.getString("stage"),
            row.getBigDecimal("points"), row.getString("note")))
        .list();
  }

  /** False when somebody else saved since. */
  boolean upsert(Actor actor, String evaluation, String question, UUID organisation, AnswerForm form,
      boolean byOperator) {
    return jdbc.sql("""
        INSERT INTO indicators.answer AS a (regency, evaluation, question, organisation, state, option, note,
          letter, letter_date,
                                            by_person, by_name, by_operator, at)
        VALUES (:regency, :evaluation, :question, :organisation, :state, :option, :note, :letter, :letterDate,
          :person, :name, :operator, :now)
        ON CONFLICT (regency, evaluation, question) DO UPDATE
          SET state = excluded.state, option = excluded.option, note = excluded.note, letter = excluded.letter,
              letter_date = excluded.letter_date, by_person = excluded.by_person, by_name = excluded.by_name,
              by_operator = excluded.by_operator, at = excluded.at, version = a.version + 1
          WHERE a.version = :basedOn
        """)
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("question", question)
        .param("organisation", organisation)
        .param("state", form.send() ? "sent" : "draft")
        .param("option", form.option())
        .param("note", form.note())
        .param("letter", byOperator ? form.letter() : "")
        .param("letterDate", byOperator ? form.letterDate() : null)
        .param("person", actor.person())
        .param("name", actor.name())
        .param("operator", byOperator)
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("basedOn", form.basedOn())
        .update() == 1;
  }

  /** False when somebody else changed it since. */
  boolean takeBack(Actor actor, String evaluation, QuestionAnswer known) {
    return jdbc.sql("""
        UPDATE indicators.answer SET state = 'taken-back', by_person = :person, by_name = :name, at = :now,
          version = version + 1
         WHERE regency = :regency AND evaluation = :evaluation AND question = :question AND version = :version
        """)
        .param("person", actor.person())
        .param("name", actor.name())
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("question", known.question())
        .param("version", known.version())
        .update() == 1;
  }

  /** What was sent or taken back stays readable. */
  void insertVersion(Actor actor, String evaluation, QuestionAnswer answer, @Nullable String reason) {
    jdbc.sql("""
        INSERT INTO indicators.answer_past (regency, evaluation, question, version, organisation, state, option,
          note, letter, by_name, at, reason)
        VALUES (:regency, :evaluation, :question, :version, :organisation, :state, :option, :note, :letter, :name,
          :at, :reason)
        """)
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("question", answer.question())
        .param("version", answer.version())
        .param("organisation", answer.organisation())
        .param("state", answer.state().code())
        .param("option", answer.option())
        .param("note", answer.note())
        .param("letter", answer.letter())
        .param("name", answer.byName())
        .param("at", SqlValues.timestamp(answer.at()))
        .param("reason", reason)
        .update();
  }

  private List<QuestionAnswer> select(Actor actor, String evaluation, @Nullable String question) {
    RowAccessScope scope = RowAccessScope.of(actor).organisation("organisation");
    return jdbc.sql("""
        SELECT %s FROM indicators.answer
         WHERE regency = :regency AND evaluation = :evaluation AND (CAST(:question AS text) IS NULL
           OR question = :question) AND %s
        """.formatted(COLUMNS, scope.conditionSql()))
        .params(scope.params())
        .param("evaluation", evaluation)
        .param("question", question)
        .query((row, n) -> read(row))
        .list()
        .stream()
        .filter(answer -> mayReadNotesOf(actor, answer.organisation()))
        .toList();
  }

  private static QuestionAnswer read(ResultSet row) throws SQLException {
    return new QuestionAnswer(row.getString("question"), SqlValues.uuid(row, "organisation"),
        QuestionAnswer.AnswerState.fromCode(row.getString("state")), row.getString("option"), row.getString("note"),
        row.getString("letter"), SqlValues.dateOrNull(row, "letter_date"), row.getString("by_name"),
        row.getBoolean("by_operator"), SqlValues.instant(row, "at"), row.getInt("version"));
  }
}
