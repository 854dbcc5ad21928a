package id.payung.indicators.setup;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.QuestionScore;
import id.payung.platform.reference.Instrument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What a new instrument would change in a year.
 *
 * @param added codes of questions that are new
 * @param removed codes of questions that are no longer there
 * @param changed codes of questions whose text, points or slots differ
 * @param lostOptions answered questions whose chosen option is no longer there
 * @param highest what the new one adds up to
 */
public record InstrumentChanges(List<String> added, List<String> removed, List<String> changed,
    List<String> lostOptions, BigDecimal highest) {

  static InstrumentChanges compare(EvaluationOverview overview, Instrument newInstrument) {
    Instrument currentInstrument = overview.instrument();
    return new InstrumentChanges(
        newInstrument.questions()
            .map(Instrument.Question::code)
            .filter(code -> currentInstrument.question(code).isEmpty())
            .toList(),
        currentInstrument.questions()
            .map(Instrument.Question::code)
            .filter(code -> newInstrument.question(code).isEmpty())
            .toList(),
        newInstrument.questions()
            .filter(one -> currentInstrument.question(one.code()).filter(known -> !known.equals(one)).isPresent())
            .map(Instrument.Question::code)
            .toList(),
        overview.scores()
            .rows()
            .stream()
            .filter(row -> hasLostOption(row, newInstrument))
            .map(QuestionScore::question)
            .toList(),
        newInstrument.max());
  }

  private static boolean hasLostOption(QuestionScore row, Instrument newInstrument) {
    String claimed = row.computed().claimedOption();
    return claimed != null && newInstrument.question(row.question())
        .filter(question -> question.option(Objects.requireNonNull(claimed)).isEmpty())
        .isPresent();
  }
}
