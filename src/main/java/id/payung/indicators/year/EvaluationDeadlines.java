package id.payung.indicators.year;

import id.payung.platform.actor.Actor;
import id.payung.platform.deadline.Deadline;
import id.payung.platform.deadline.DeadlineRule;
import id.payung.platform.deadline.DeadlineRules;
import id.payung.platform.deadline.DeadlineTerm;
import id.payung.platform.deadline.RegencyCalendar;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The clocks of an evaluation year: the hours of reopened questions, and the day by which an office answers. */
@Component
public class EvaluationDeadlines {
  private final DeadlineRule reopening;
  private final DeadlineRule proposed;
  private final DeadlineRule answer;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;

  EvaluationDeadlines(ReferenceCatalogue reference, RegencyDirectory regencies) {
    DeadlineRules rules = DeadlineRules.of(reference.list("indicators/promises"));
    this.reopening = rules.require("reopened-questions");
    this.proposed = rules.require("answer");
    this.answer = RecordCopy.of(proposed).with(DeadlineRule::term, new DeadlineTerm.SetDay()).make();
    this.reference = reference;
    this.regencies = regencies;
  }

  /** The hours where neither the instrument nor a person names others. */
  public int defaultReopeningHours() {
    return ((DeadlineTerm.Length) reopening.term()).amount();
  }

  public Deadline reopening(Actor actor, Instant opened, int hours) {
    DeadlineTerm length = new DeadlineTerm.Length(hours, DeadlineTerm.Unit.HOURS);
    return calendar(actor).deadline(RecordCopy.of(reopening).with(DeadlineRule::term, length).make(), opened);
  }

  /** The day that a letter of this day proposes. */
  public LocalDate proposeAnswerDay(Actor actor, LocalDate dated) {
    return calendar(actor).deadline(proposed, dated).dueOn().orElseThrow();
  }

  /** The day that was set for an answer. */
  public Deadline answerOn(Actor actor, LocalDate day) {
    return calendar(actor).deadlineOn(answer, day);
  }

  LocalDate today(Actor actor, Clock clock) {
    return regencies.require(actor.regency()).today(clock);
  }

  private RegencyCalendar calendar(Actor actor) {
    return RegencyCalendar.of(reference, regencies.require(actor.regency()).zone());
  }
}
