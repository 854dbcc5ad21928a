package id.payung.indicators.answer;

import id.payung.audit.Trail;
import id.payung.indicators.AnswerChanged;
import id.payung.indicators.request.Request;
import id.payung.indicators.request.Requests;
import id.payung.indicators.score.ScoreBook;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Instrument.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The answers of the offices. An office writes its own; the operator of the task force writes on behalf of one and names the cover letter. A stale
 * save shows both; the same content twice is once.
 */
@Component
@Transactional
public class Answers {
  private static final String COLUMNS =
      "question, organisation, state, option, note, letter, letter_date, by_name, by_operator, at, version";

  /** Those who fill in for others. */
  static final Role[] OPERATORS = {Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN};

  private final JdbcClient jdbc;
  private final Evaluations evaluations;
  private final Requests requests;
  private final ScoreBook book;
  private final Trail trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Answers(
      JdbcClient jdbc,
      Evaluations evaluations,
      Requests requests,
      ScoreBook book,
      Trail trail,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.evaluations = evaluations;
    this.requests = requests;
    this.book = book;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /** A version that was sent or taken back. */
  public record Past(int version, Answer.State state, @Nullable String option, String note, String letter, String byName, Instant at, @Nullable String reason) {}

  public static UUID subject(String regency, String evaluation, String question) {
    return Ids.named("answer:" + regency + ":" + evaluation + ":" + question);
  }

  /** Whether the actor may read drafts and notes of this office. */
  public static boolean mayReadNotesOf(Actor actor, @Nullable UUID organisation) {
    return actor.has(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.INTERNAL_VERIFIER, Role.AUDITOR)
        || actor.service() != null
        || (organisation != null && actor.organisations().contains(organisation));
  }

  /** Those that the actor may read, by question. */
  @Transactional(readOnly = true)
  public Map<String, Answer> all(Actor actor, String evaluation) {
    return select(actor, evaluation, null).stream().collect(Collectors.toMap(Answer::question, Function.identity()));
  }

  @Transactional(readOnly = true)
  public Optional<Answer> find(Actor actor, String evaluation, String question) {
    return select(actor, evaluation, question).stream().findFirst();
  }

  /** The answers of several years to one question, by year; one statement. */
  @Transactional(readOnly = true)
  Map<String, Answer> ofYears(Actor actor, Collection<String> evaluations, String question) {
    Scope scope = Scope.of(actor).organisation("organisation");
    Map<String, Answer> found = new HashMap<>();
    jdbc.sql(
            """
            SELECT evaluation, %s FROM indicators.answer
             WHERE regency = :regency AND evaluation = ANY (CAST(:evaluations AS text[])) AND question = :question AND %s
            """
                .formatted(COLUMNS, scope.sql()))
        .params(scope.params())
        .param("evaluations", Sql.texts(evaluations))
        .param("question", question)
        .query(
            (RowCallbackHandler)
                row -> {
                  Answer answer = read(row);
                  if (mayReadNotesOf(actor, answer.organisation())) {
                    found.put(row.getString("evaluation"), answer);
                  }
                });
    return found;
  }

  /** What was sent before, the newest first. */
  @Transactional(readOnly = true)
  public List<Past> past(Actor actor, String evaluation, String question) {
    Scope scope = Scope.of(actor).organisation("organisation");
    return jdbc.sql(
            """
            SELECT version, organisation, state, option, note, letter, by_name, at, reason FROM indicators.answer_past
             WHERE regency = :regency AND evaluation = :evaluation AND question = :question AND %s ORDER BY version DESC LIMIT 50
            """
                .formatted(scope.sql()))
        .params(scope.params())
        .param("evaluation", evaluation)
        .param("question", question)
        .query(
            (row, n) ->
                new Past(
                    row.getInt("version"),
                    Answer.State.of(row.getString("state")),
                    row.getString("option"),
                    row.getString("note"),
                    row.getString("letter"),
                    row.getString("by_name"),
                    Sql.instant(row, "at"),
                    row.getString("reason")))
        .list();
  }

  /** What verifiers said of this question in any year kept here, the latest first. All of the task force may read it. */
  @Transactional(readOnly = true)
  public List<VerifierNote> verifierNotes(Actor actor, String question) {
    return jdbc.sql(
            """
            SELECT evaluation, stage, points, note FROM indicators.question_result
             WHERE regency = :regency AND question = :question ORDER BY evaluation DESC, at DESC LIMIT 6
            """)
        .param("regency", actor.regency())
        .param("question", question)
        .query((row, n) -> new VerifierNote(row.getString("evaluation"), row.getString("stage"), row.getBigDecimal("points"), row.getString("note")))
        .list();
  }

  /**
   * Keeps a draft, or sends.
   *
   * @throws NotFound when the question is another office's
   * @throws Invalid when something is missing
   * @throws Stale when somebody else saved something else meanwhile
   * @throws Refused when the year is locked or nobody has been asked for the question
   */
  public Answer save(Actor actor, String evaluation, String question, AnswerForm form) {
    Evaluation year = evaluations.require(actor, evaluation);
    Question asked = evaluations.instrumentOf(actor, year).content().question(question).orElseThrow(NotFound::new);
    Request request = requests.find(actor, evaluation, question).orElseThrow(() -> new Refused("indicators.answer.nobody-asked"));
    boolean own = actor.organisations().contains(request.organisation());
    if (!own && !actor.has(OPERATORS)) {
      throw new NotFound();
    }
    evaluations.requireChangeable(actor, year, question);
    check(asked, form, own);
    Answer known = find(actor, evaluation, question).orElse(null);
    if (known != null && same(known, form)) {
      return known;
    }
    if ((known == null ? 0 : known.version()) != form.basedOn()) {
      throw stale(asked, known, form);
    }
    if (known != null && known.sent() && !form.send()) {
      throw new Refused("indicators.answer.sent-stays-sent");
    }
    if (!write(actor, evaluation, question, request.organisation(), form, !own)) {
      throw stale(asked, find(actor, evaluation, question).orElse(null), form);
    }
    Answer written = find(actor, evaluation, question).orElseThrow();
    trail.wrote("answer", subject(actor.regency(), evaluation, question), form.send() ? "sent" : "drafted", List.of("option", "note"),
        own ? null : form.letter(), reach(request.organisation()));
    if (form.send()) {
      remember(actor, evaluation, written, null);
      changed(actor, evaluation, question);
    }
    return written;
  }

  /** Takes back what was sent by mistake: it no longer counts, and the trail shows both. */
  public void takeBack(Actor actor, String evaluation, String question, String reason) {
    Evaluation year = evaluations.require(actor, evaluation);
    Answer known = find(actor, evaluation, question).orElseThrow(NotFound::new);
    if (!actor.organisations().contains(known.organisation()) && !actor.has(OPERATORS)) {
      throw new NotFound();
    }
    evaluations.requireChangeable(actor, year, question);
    if (reason.isBlank()) {
      throw new Invalid("reason", "indicators.reason-needed");
    }
    if (!known.sent()) {
      return;
    }
    jdbc.sql(
            """
            UPDATE indicators.answer SET state = 'taken-back', by_person = :person, by_name = :name, at = :now, version = version + 1
             WHERE regency = :regency AND evaluation = :evaluation AND question = :question AND version = :version
            """)
        .param("person", actor.person())
        .param("name", actor.name())
        .param("now", Sql.at(clock.instant()))
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("question", question)
        .param("version", known.version())
        .update();
    trail.wrote("answer", subject(actor.regency(), evaluation, question), "taken-back", List.of("state"), reason, reach(known.organisation()));
    remember(actor, evaluation, find(actor, evaluation, question).orElseThrow(), reason);
    changed(actor, evaluation, question);
  }

  private void changed(Actor actor, String evaluation, String question) {
    book.recompute(actor, evaluation, question);
    events.publishEvent(
        new AnswerChanged(actor.regency(), subject(actor.regency(), evaluation, question), actor.person(), evaluation, question));
  }

  private static void check(Question question, AnswerForm form, boolean own) {
    if (form.option() != null && question.option(form.option()).isEmpty()) {
      throw new Invalid("option", "indicators.answer.option-unknown");
    }
    if (form.send() && form.option() == null) {
      throw new Invalid("option", "indicators.answer.option-needed");
    }
    if (form.note().length() > 5000) {
      throw new Invalid("note", "indicators.answer.note-long");
    }
    if (!own && form.letter().isBlank()) {
      throw new Invalid("letter", "indicators.answer.letter-needed");
    }
  }

  private static boolean same(Answer known, AnswerForm form) {
    return Objects.equals(known.option(), form.option())
        && known.note().equals(form.note())
        && known.letter().equals(form.letter())
        && Objects.equals(known.letterDate(), form.letterDate())
        && known.state() == (form.send() ? Answer.State.SENT : Answer.State.DRAFT);
  }

  private static Stale stale(Question question, @Nullable Answer theirs, AnswerForm form) {
    String notChosen = "–";
    return new Stale(
        List.of(
            new Stale.Difference(
                "indicators.answer.option", label(question, form.option(), notChosen), label(question, theirs == null ? null : theirs.option(), notChosen)),
            new Stale.Difference("indicators.answer.note", form.note(), theirs == null ? notChosen : theirs.note())));
  }

  private static String label(Question question, @Nullable String option, String none) {
    return option == null ? none : question.option(option).map(one -> one.code() + ". " + one.text().id()).orElse(option);
  }

  private boolean write(Actor actor, String evaluation, String question, UUID organisation, AnswerForm form, boolean byOperator) {
    return jdbc.sql(
                """
                INSERT INTO indicators.answer AS a (regency, evaluation, question, organisation, state, option, note, letter, letter_date,
                                                    by_person, by_name, by_operator, at)
                VALUES (:regency, :evaluation, :question, :organisation, :state, :option, :note, :letter, :letterDate, :person, :name, :operator, :now)
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
            .param("now", Sql.at(clock.instant()))
            .param("basedOn", form.basedOn())
            .update()
        == 1;
  }

  private void remember(Actor actor, String evaluation, Answer answer, @Nullable String reason) {
    jdbc.sql(
            """
            INSERT INTO indicators.answer_past (regency, evaluation, question, version, organisation, state, option, note, letter, by_name, at, reason)
            VALUES (:regency, :evaluation, :question, :version, :organisation, :state, :option, :note, :letter, :name, :at, :reason)
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
        .param("at", Sql.at(answer.at()))
        .param("reason", reason)
        .update();
  }

  private List<Answer> select(Actor actor, String evaluation, @Nullable String question) {
    Scope scope = Scope.of(actor).organisation("organisation");
    return jdbc
        .sql(
            """
            SELECT %s FROM indicators.answer
             WHERE regency = :regency AND evaluation = :evaluation AND (CAST(:question AS text) IS NULL OR question = :question) AND %s
            """
                .formatted(COLUMNS, scope.sql()))
        .params(scope.params())
        .param("evaluation", evaluation)
        .param("question", question)
        .query((row, n) -> read(row))
        .list()
        .stream()
        .filter(answer -> mayReadNotesOf(actor, answer.organisation()))
        .toList();
  }

  private static Trail.Reach reach(UUID organisation) {
    return new Trail.Reach(List.of(organisation), List.of());
  }

  private static Answer read(ResultSet row) throws SQLException {
    return new Answer(
        row.getString("question"),
        Sql.uuid(row, "organisation"),
        Answer.State.of(row.getString("state")),
        row.getString("option"),
        row.getString("note"),
        row.getString("letter"),
        Sql.dateOrNull(row, "letter_date"),
        row.getString("by_name"),
        row.getBoolean("by_operator"),
        Sql.instant(row, "at"),
        row.getInt("version"));
  }
}
