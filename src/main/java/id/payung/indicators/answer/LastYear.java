package id.payung.indicators.answer;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.UseView;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.reference.Instrument.Question;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the year before had for the same question: its answer, its files, ready to be used again. */
@Component
@Transactional
public class LastYear {
  private final Evaluations evaluations;
  private final EvidenceRegister register;

  LastYear(Evaluations evaluations, EvidenceRegister register) {
    this.evaluations = evaluations;
    this.register = register;
  }

  /**
   * @param option words of the option that was sent, or null
   * @param note the office's note; empty for those who may not read it
   * @param uses that went along, of slots that this year's question still has
   */
  public record Before(String year, @Nullable String option, String note, List<UseView> uses) {}

  /**
   * @param year the year before
   * @param given its answer, as far as the actor may read it
   * @param uses what was used for it
   */
  @Transactional(readOnly = true)
  public Optional<Before> of(Actor actor, Evaluation year, Question question, @Nullable Answer given,
      List<UseView> uses) {
    return evaluations.instrumentOf(actor, year)
        .content()
        .question(question.code())
        .map(old -> read(year.code(), old, question, given, uses));
  }

  private static Before read(String year, Question old, Question question, @Nullable Answer given, List<UseView> uses) {
    Optional<Answer> answer = Optional.ofNullable(given).filter(Answer::sent);
    String option = answer.flatMap(one -> old.option(String.valueOf(one.option())))
        .map(one -> one.code() + ". " + one.text().id())
        .orElse(null);
    return new Before(year, option, answer.map(Answer::note).orElse(""), live(uses, question));
  }

  private static List<UseView> live(List<UseView> uses, Question question) {
    return uses.stream()
        .filter(use -> use.live() && question.slot(use.slot()).isPresent() && !use.kind().equals("computed"))
        .toList();
  }

  /** Still valid, use again: proposes the same item for this year and takes it. */
  public void useAgain(Actor actor, String code, String question, UUID oldUse) {
    Evaluation evaluation = evaluations.require(actor, code);
    evaluations.requireChangeable(actor, evaluation, question);
    Question asked =
        evaluations.instrumentOf(actor, evaluation).content().question(question).orElseThrow(NotFound::new);
    Evaluation before = evaluations.before(actor, evaluation).orElseThrow(NotFound::new);
    UseView use = live(register.usesFor(actor, before.code(), question), asked).stream()
        .filter(one -> one.id().equals(oldUse))
        .findFirst()
        .orElseThrow(NotFound::new);
    register.take(actor, register.propose(actor, use.item(), code, question, use.slot(), use.pages(), use.proves()));
  }
}
