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
public class Answering {
  /** Those who fill in for others. */
  static final Role[] OPERATORS = {Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN};

  private final Answers answers;
  private final Evaluations evaluations;
  private final Requests requests;
  private final ScoreBook book;
  private final Trail trail;
  private final ApplicationEventPublisher events;

  Answering(Answers answers, Evaluations evaluations, Requests requests, ScoreBook book, Trail trail,
      ApplicationEventPublisher events) {
    this.answers = answers;
    this.evaluations = evaluations;
    this.requests = requests;
    this.book = book;
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
  public Answer save(Actor actor, String evaluation, String question, AnswerForm form) {
    Evaluation year = evaluations.require(actor, evaluation);
    Question asked = evaluations.instrumentOf(actor, year).content().question(question).orElseThrow(NotFound::new);
    Request request =
        requests.find(actor, evaluation, question).orElseThrow(() -> new Refused("indicators.answer.nobody-asked"));
    boolean own = actor.organisations().contains(request.organisation());
    if (!own && !actor.has(OPERATORS)) {
      throw new NotFound();
    }
    evaluations.requireChangeable(actor, year, question);
    check(asked, form, own);
    Answer known = answers.find(actor, evaluation, question).orElse(null);
    if (known != null && same(known, form)) {
      return known;
    }
    if ((known == null ? 0 : known.version()) != form.basedOn()) {
      throw stale(asked, known, form);
    }
    if (known != null && known.sent() && !form.send()) {
      throw new Refused("indicators.answer.sent-stays-sent");
    }
    if (!answers.write(actor, evaluation, question, request.organisation(), form, !own)) {
      throw stale(asked, answers.find(actor, evaluation, question).orElse(null), form);
    }
    Answer written = answers.find(actor, evaluation, question).orElseThrow();
    trail.wrote("answer", Answers.subject(actor.regency(), evaluation, question), form.send() ? "sent" : "drafted",
        List.of("option", "note"), own ? null : form.letter(), reach(request.organisation()));
    if (form.send()) {
      answers.remember(actor, evaluation, written, null);
      changed(actor, evaluation, question);
    }
    return written;
  }

  /** Takes back what was sent by mistake: it no longer counts, and the trail shows both. */
  public void takeBack(Actor actor, String evaluation, String question, String reason) {
    Evaluation year = evaluations.require(actor, evaluation);
    Answer known = answers.find(actor, evaluation, question).orElseThrow(NotFound::new);
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
    if (!answers.takeBack(actor, evaluation, known)) {
      takeBack(actor, evaluation, question, reason);
      return;
    }
    trail.wrote("answer", Answers.subject(actor.regency(), evaluation, question), "taken-back", List.of("state"),
        reason, reach(known.organisation()));
    answers.remember(actor, evaluation, answers.find(actor, evaluation, question).orElseThrow(), reason);
    changed(actor, evaluation, question);
  }

  private void changed(Actor actor, String evaluation, String question) {
    book.recompute(actor, evaluation, question);
    events.publishEvent(new AnswerChanged(actor.regency(), Answers.subject(actor.regency(), evaluation, question),
        actor.person(), evaluation, question));
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
    return Objects.equals(known.option(), form.option()) && known.note().equals(form.note())
        && known.letter().equals(form.letter()) && Objects.equals(known.letterDate(), form.letterDate())
        && known.state() == (form.send() ? Answer.State.SENT : Answer.State.DRAFT);
  }

  private static Stale stale(Question question, @Nullable Answer theirs, AnswerForm form) {
    String notChosen = "–";
    return new Stale(List.of(
        new Stale.Difference("indicators.answer.option", label(question, form.option(), notChosen),
            label(question, theirs == null ? null : theirs.option(), notChosen)),
        new Stale.Difference("indicators.answer.note", form.note(), theirs == null ? notChosen : theirs.note())));
  }

  private static String label(Question question, @Nullable String option, String none) {
    return option == null ? none
        : question.option(option).map(one -> one.code() + ". " + one.text().id()).orElse(option);
  }

  private static Trail.Reach reach(UUID organisation) {
    return new Trail.Reach(List.of(organisation), List.of());
  }
}
