package id.payung.indicators.answer;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.indicators.answer.QuestionAnswer.AnswerState;
import id.payung.indicators.request.DataRequest;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.lifecycle.TransitionActor;
import id.payung.platform.reference.Instrument.Question;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RecordDifferences;
import id.payung.platform.rows.Rows;
import id.payung.platform.web.access.AccessRoles;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An office writes its own answer; the operator of the task force writes on behalf of one and names the cover letter. A
 * stale save shows both; the same content twice is once.
 */
@Component
@Transactional
public class QuestionAnswerSubmission {
  /** Those who fill in for others. */
  static final Role[] OPERATORS = AccessRoles.of(ForSecretary.class);

  private final Rows rows;
  private final QuestionAnswerRepository answers;
  private final EvaluationRepository evaluations;
  private final DataRequestRepository requests;
  private final QuestionScoreRepository scoreRepository;
  private final AuditTrailRepository trail;
  private final Clock clock;

  QuestionAnswerSubmission(Rows rows, QuestionAnswerRepository answers, EvaluationRepository evaluations,
      DataRequestRepository requests, QuestionScoreRepository scoreRepository, AuditTrailRepository trail,
      Clock clock) {
    this.rows = rows;
    this.answers = answers;
    this.evaluations = evaluations;
    this.requests = requests;
    this.scoreRepository = scoreRepository;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Keeps a draft, or sends.
   *
   * @throws NotFound when the question is another office's
   * @throws Invalid when something is missing
   * @throws Stale when somebody else saved something else meanwhile
   * @throws Refused when the year is locked or nobody has been asked for the question
   */
  public QuestionAnswer save(Actor actor, String evaluation, String question, QuestionAnswerForm form) {
    Evaluation year = evaluations.require(actor, evaluation);
    Question asked =
        evaluations.requireInstrumentCopy(actor, year).content().question(question).orElseThrow(NotFound::new);
    DataRequest request =
        requests.find(actor, evaluation, question).orElseThrow(() -> new Refused("indicators.answer.nobody-asked"));
    boolean own = actor.organisations().contains(request.organisation());
    if (!own && !actor.hasAnyRole(OPERATORS)) {
      throw new NotFound();
    }
    evaluations.requireChangeable(actor, year, question);
    validate(asked, form, own);
    QuestionAnswer stored = answers.find(actor, evaluation, question).orElse(null);
    QuestionAnswer typed = typed(actor, request, form, !own);
    if (stored == null) {
      AnswerState.LIFE.requireMove(mover(actor, own), AnswerState.ASKED, typed.state(), null);
      rows.save(actor, typed, wording(asked));
      return written(actor, RecordCopy.of(typed).with(QuestionAnswer::version, 1).make(), own);
    }
    boolean same = RecordDifferences.between(stored, typed).isEmpty();
    if (same && stored.state() == typed.state()) {
      return stored;
    }
    if (same || stored.version() == typed.version()) {
      AnswerState.LIFE.requireMove(mover(actor, own), stored.state(), typed.state(), null);
    }
    QuestionAnswer guarded = same ? RecordCopy.of(typed).with(QuestionAnswer::version, stored.version()).make() : typed;
    return written(actor, rows.update(actor, stored, guarded, wording(asked)).row(), own);
  }

  private QuestionAnswer typed(Actor actor, DataRequest request, QuestionAnswerForm form, boolean byOperator) {
    return RecordCopy.blank(QuestionAnswer.class)
        .with(QuestionAnswer::evaluation, request.evaluation())
        .with(QuestionAnswer::question, request.question())
        .with(QuestionAnswer::organisation, request.organisation())
        .with(QuestionAnswer::state, form.send() ? AnswerState.SENT : AnswerState.DRAFT)
        .with(QuestionAnswer::option, form.option().isEmpty() ? null : form.option())
        .with(QuestionAnswer::note, form.note())
        .with(QuestionAnswer::letter, byOperator ? form.letter() : "")
        .with(QuestionAnswer::letterDate, byOperator ? form.letterDate() : null)
        .with(QuestionAnswer::byPerson, actor.person())
        .with(QuestionAnswer::byName, actor.name())
        .with(QuestionAnswer::byOperator, byOperator)
        .with(QuestionAnswer::at, clock.instant())
        .with(QuestionAnswer::version, form.basedOn())
        .make();
  }

  private static TransitionActor mover(Actor actor, boolean own) {
    return TransitionActor.of(actor).with(AnswerState.ASKED_OFFICE, own);
  }

  private QuestionAnswer written(Actor actor, QuestionAnswer answer, boolean own) {
    record(actor, answer, answer.sent() ? "sent" : "drafted", List.of("option", "note"), own ? null : answer.letter());
    if (answer.sent()) {
      keepVersion(actor, answer, null);
    }
    return answer;
  }

  /** Takes back what was sent by mistake: it no longer counts, and the trail shows both. */
  public void takeBack(Actor actor, String evaluation, String question, String reason) {
    Evaluation year = evaluations.require(actor, evaluation);
    QuestionAnswer seen = answers.find(actor, evaluation, question).orElseThrow(NotFound::new);
    boolean own = actor.organisations().contains(seen.organisation());
    if (!own && !actor.hasAnyRole(OPERATORS)) {
      throw new NotFound();
    }
    evaluations.requireChangeable(actor, year, question);
    QuestionAnswer stored = rows.lock(actor, QuestionAnswer.class, evaluation, question);
    AnswerState.LIFE.requireMove(mover(actor, own), stored.state(), AnswerState.TAKEN_BACK, reason).ifPresent(move -> {
      QuestionAnswer takenBack = rows.update(actor, stored,
          RecordCopy.of(stored)
              .with(QuestionAnswer::state, move.to())
              .with(QuestionAnswer::byPerson, actor.person())
              .with(QuestionAnswer::byName, actor.name())
              .with(QuestionAnswer::at, clock.instant())
              .make())
          .row();
      record(actor, takenBack, move.action(), List.of("state"), move.reason());
      keepVersion(actor, takenBack, move.reason());
    });
  }

  /** What was sent or taken back stays readable, and the scores follow. */
  private void keepVersion(Actor actor, QuestionAnswer answer, @Nullable String reason) {
    rows.insert(actor, QuestionAnswerVersion.of(answer, reason));
    scoreRepository.recompute(actor, answer.evaluation(), answer.question());
  }

  private void record(Actor actor, QuestionAnswer answer, String action, List<String> fields, @Nullable String reason) {
    trail.recordWrite("answer",
        QuestionAnswerRepository.trailSubjectId(actor.regency(), answer.evaluation(), answer.question()), action,
        fields, reason, new TrailReach(List.of(answer.organisation()), List.of()));
  }

  private static void validate(Question question, QuestionAnswerForm form, boolean own) {
    if (!form.option().isEmpty() && question.option(form.option()).isEmpty()) {
      throw new Invalid("option", "indicators.answer.option-unknown");
    }
    if (form.send() && form.option().isEmpty()) {
      throw new Invalid("option", "indicators.answer.option-needed");
    }
    if (!own && form.letter().isBlank()) {
      throw new Invalid("letter", "indicators.answer.letter-needed");
    }
  }

  /** The words of an option beside its letter. */
  private static DisplayNames wording(Question question) {
    return (field, value) -> field.equals("option")
        ? question.option(value.toString()).map(one -> one.code() + ". " + one.text().id()).orElse(value.toString())
        : DisplayNames.PLAIN.of(field, value);
  }
}
