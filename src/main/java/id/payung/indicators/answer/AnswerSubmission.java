package id.payung.indicators.answer;

import id.payung.audit.AuditTrailRepository;
import id.payung.indicators.AnswerChanged;
import id.payung.indicators.request.DataRequest;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.reference.Instrument.Question;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An office writes its own answer; the operator of the task force writes on behalf of one and names the cover letter. A
 * stale save shows both; the same content twice is once.
 */
@Component
@Transactional
public class AnswerSubmission {
  /** Those who fill in for others. */
  static final Role[] OPERATORS = {Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN};

  private final AnswerRepository answers;
  private final EvaluationRepository evaluations;
  private final DataRequestRepository requests;
  private final QuestionScoreRepository scoreRepository;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;

  AnswerSubmission(AnswerRepository answers, EvaluationRepository evaluations, DataRequestRepository requests,
      QuestionScoreRepository scoreRepository, AuditTrailRepository trail, ApplicationEventPublisher events) {
    this.answers = answers;
    this.evaluations = evaluations;
    this.requests = requests;
    this.scoreRepository = scoreRepository;
    this.trail = trail;
    this.events = events;
  }

  /**
   * Keeps a draft, or sends.
   *
   * @throws NotFound when the question is another office's
   * @throws Invalid when something is missing
   * @throws Stale when somebody else saved something else meanwhile
   * @throws Refused when the year is locked or nobody has been asked for the question
   */
  public QuestionAnswer save(Actor actor, String evaluation, String question, AnswerForm form) {
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
    if (stored != null && hasSameContent(stored, form)) {
      return stored;
    }
    if ((stored == null ? 0 : stored.version()) != form.basedOn()) {
      throw staleWith(asked, stored, form);
    }
    if (stored != null && stored.sent() && !form.send()) {
      throw new Refused("indicators.answer.sent-stays-sent");
    }
    if (!answers.upsert(actor, evaluation, question, request.organisation(), form, !own)) {
      throw staleWith(asked, answers.find(actor, evaluation, question).orElse(null), form);
    }
    QuestionAnswer written = answers.find(actor, evaluation, question).orElseThrow();
    trail.recordWrite("answer", AnswerRepository.trailSubjectId(actor.regency(), evaluation, question),
        form.send() ? "sent" : "drafted", List.of("option", "note"), own ? null : form.letter(),
        reach(request.organisation()));
    if (form.send()) {
      answers.insertVersion(actor, evaluation, written, null);
      recomputeAndPublish(actor, evaluation, question);
    }
    return written;
  }

  /** Takes back what was sent by mistake: it no longer counts, and the trail shows both. */
  public void takeBack(Actor actor, String evaluation, String question, String reason) {
    Evaluation year = evaluations.require(actor, evaluation);
    QuestionAnswer stored = answers.find(actor, evaluation, question).orElseThrow(NotFound::new);
    if (!actor.organisations().contains(stored.organisation()) && !actor.hasAnyRole(OPERATORS)) {
      throw new NotFound();
    }
    evaluations.requireChangeable(actor, year, question);
    if (reason.isBlank()) {
      throw new Invalid("reason", "indicators.reason-needed");
    }
    if (!stored.sent()) {
      return;
    }
    if (!answers.takeBack(actor, evaluation, stored)) {
      takeBack(actor, evaluation, question, reason);
      return;
    }
    trail.recordWrite("answer", AnswerRepository.trailSubjectId(actor.regency(), evaluation, question), "taken-back",
        List.of("state"), reason, reach(stored.organisation()));
    answers.insertVersion(actor, evaluation, answers.find(actor, evaluation, question).orElseThrow(), reason);
    recomputeAndPublish(actor, evaluation, question);
  }

  private void recomputeAndPublish(Actor actor, String evaluation, String question) {
    scoreRepository.recompute(actor, evaluation, question);
    events.publishEvent(new AnswerChanged(actor.regency(),
        AnswerRepository.trailSubjectId(actor.regency(), evaluation, question), actor.person(), evaluation, question));
  }

  private static void validate(Question question, AnswerForm form, boolean own) {
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

  private static boolean hasSameContent(QuestionAnswer stored, AnswerForm form) {
    return Objects.equals(stored.option(), form.option()) && stored.note().equals(form.note())
        && stored.letter().equals(form.letter()) && Objects.equals(stored.letterDate(), form.letterDate())
        && stored.state() == (form.send() ? QuestionAnswer.AnswerState.SENT : QuestionAnswer.AnswerState.DRAFT);
  }

  private static Stale staleWith(Question question, @Nullable QuestionAnswer theirs, AnswerForm form) {
    String notChosen = "–";
    return new Stale(List.of(
        new Stale.Difference("indicators.answer.option", optionLabel(question, form.option(), notChosen),
            optionLabel(question, theirs == null ? null : theirs.option(), notChosen)),
        new Stale.Difference("indicators.answer.note", form.note(), theirs == null ? notChosen : theirs.note())));
  }

  private static String optionLabel(Question question, @Nullable String option, String none) {
    return option == null ? none
        : question.option(option).map(one -> one.code() + ". " + one.text().id()).orElse(option);
  }

  private static AuditTrailRepository.TrailReach reach(UUID organisation) {
    return new AuditTrailRepository.TrailReach(List.of(organisation), List.of());
  }
}
