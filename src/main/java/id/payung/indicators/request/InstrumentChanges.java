package id.payung.indicators.request;

import id.payung.indicators.score.Frame;
import id.payung.indicators.score.QuestionScore;
import id.payung.platform.reference.Instrument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What a new instrument would change in a year.
 *
 * @param added codes of questions that are new
 * @param gone codes of questions that are no longer there
 * @param changed codes of questions whose text, points or slots differ
 * @param chooseAgain answered questions whose chosen option is no longer there
 * @param highest what the new one adds up to
 */
public record InstrumentChanges(List<String> added, List<String> gone, List<String> changed, List<String> chooseAgain,
    BigDecimal highest) {

  static InstrumentChanges between(Frame frame, Instrument fresh) {
    Instrument old = frame.instrument();
    return new InstrumentChanges(
        fresh.questions().map(Instrument.Question::code).filter(code -> old.question(code).isEmpty()).toList(),
        old.questions().map(Instrument.Question::code).filter(code -> fresh.question(code).isEmpty()).toList(),
        fresh.questions()
            .filter(one -> old.question(one.code()).filter(known -> !known.equals(one)).isPresent())
            .map(Instrument.Question::code)
            .toList(),
        frame.sheet().rows().stream().filter(row -> lostOption(row, fresh)).map(QuestionScore::question).toList(),
        fresh.max());
  }

  private static boolean lostOption(QuestionScore row, Instrument fresh) {
    String claimed = row.verdict().claimedOption();
    return claimed != null && fresh.question(row.question())
        .filter(question -> question.option(Objects.requireNonNull(claimed)).isEmpty())
        .isPresent();
  }
}
