package id.payung.indicators.answer;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.UseView;
import id.payung.indicators.request.Request;
import id.payung.indicators.request.Requests;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.year.Evaluation;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.reference.Instrument;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Loads what the page of a question shows, through the actor and in one transaction. */
@Component
@Transactional(readOnly = true)
class QuestionReader {
  private final Frames frames;
  private final Requests requests;
  private final Answers answers;
  private final Opinions opinions;
  private final LastYear lastYear;
  private final EvidenceRegister register;

  QuestionReader(Frames frames, Requests requests, Answers answers, Opinions opinions, LastYear lastYear,
      EvidenceRegister register) {
    this.frames = frames;
    this.requests = requests;
    this.answers = answers;
    this.opinions = opinions;
    this.lastYear = lastYear;
    this.register = register;
  }

  /**
   * @throws NotFound when the year or the question is not there
   */
  QuestionView read(Actor actor, String year, String code) {
    Frame frame = frames.require(actor, year);
    Instrument.Question question = frame.question(code);
    @Nullable Request request = requests.find(actor, year, code).orElse(null);
    boolean own = request != null && actor.organisations().contains(request.organisation());
    boolean mayAnswer = request != null && (own || actor.has(Answering.OPERATORS)) && frame.mayChange(code);
    @Nullable Evaluation before =
        mayAnswer
            ? frame.years()
                .stream()
                .filter(one -> one.code().compareTo(year) < 0)
                .max(Comparator.comparing(Evaluation::code))
                .orElse(null)
            : null;
    List<String> years = before == null ? List.of(year) : List.of(year, before.code());
    Map<String, Answer> given = answers.ofYears(actor, years, code);
    Map<String, List<UseView>> uses = register.usesFor(actor, years, code);
    @Nullable Answer answer = given.get(year);
    LastYear.@Nullable Before last = before == null || answer != null && answer.sent() ? null
        : lastYear.of(actor, before, question, given.get(before.code()), uses.getOrDefault(before.code(), List.of()))
            .orElse(null);
    return new QuestionView(frame, question, frame.sheet().question(code).orElseThrow(NotFound::new), request, answer,
        answer == null ? null : opinions.find(actor, year, code).orElse(null), uses.getOrDefault(year, List.of()), last,
        answer == null || answer.version() == 1 ? List.of() : answers.past(actor, year, code),
        answers.verifierNotes(actor, code), own, mayAnswer);
  }
}
