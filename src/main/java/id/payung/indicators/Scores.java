package id.payung.indicators;

import id.payung.indicators.request.Owing;
import id.payung.indicators.request.Requests;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.score.ScoreBook;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.Instrument;
import id.payung.platform.tenancy.RegencyDirectory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The scores as other modules read them: points, counts and offices; no note and no draft. */
@Component
@Transactional(readOnly = true)
public class Scores {
  private final Evaluations evaluations;
  private final Frames frames;
  private final ScoreBook book;
  private final Requests requests;
  private final RegencyDirectory regencies;
  private final Clock clock;

  Scores(Evaluations evaluations, Frames frames, ScoreBook book, Requests requests, RegencyDirectory regencies, Clock clock) {
    this.evaluations = evaluations;
    this.frames = frames;
    this.book = book;
    this.requests = requests;
    this.regencies = regencies;
    this.clock = clock;
  }

  /** The code of the year that is worked on, if any. */
  public Optional<String> current(Actor actor) {
    return evaluations.current(actor).map(Evaluation::code);
  }

  /**
   * @throws id.payung.platform.errors.NotFound when this regency has no such year
   */
  public ThreeScores of(Actor actor, String evaluation) {
    Frame frame = frames.require(actor, evaluation);
    Instrument instrument = frame.instrument();
    Map<String, ThreeScores.Question> questions = new LinkedHashMap<>();
    for (QuestionScore row : frame.sheet().rows()) {
      questions.put(row.question(), new ThreeScores.Question(row.question(), row.indicator(), one(row), row.organisation(), row.verdict().next().code()));
    }
    return new ThreeScores(
        evaluation,
        frame.total(),
        instrument.blocks().stream().map(block -> new ThreeScores.Block(block.code(), block.name(), frame.sheet().ofBlock(block.code()))).toList(),
        questions,
        instrument.bands().stream().map(band -> new ThreeScores.Band(band.code(), band.name(), band.lower(), band.includesLower(), band.upper())).toList(),
        instrument.max(),
        since(actor, evaluation),
        frame.unconfirmed());
  }

  /** Where points are lost, the largest first; at most {@code most}. */
  public List<Gap> gaps(Actor actor, String evaluation, int most) {
    Frame frame = frames.require(actor, evaluation);
    return frame.sheet().gaps().stream()
        .limit(most)
        .map(
            row ->
                new Gap(
                    row.question(),
                    frame.question(row.question()).text(),
                    row.atStake(),
                    row.organisation(),
                    frame.office(row.organisation()),
                    row.verdict().next().code(),
                    frame.path("/questions/" + row.question())))
        .toList();
  }

  /** Every office that was asked, who owes most points first. */
  public List<OfficeOwing> owing(Actor actor, String evaluation) {
    Frame frame = frames.require(actor, evaluation);
    return Owing.of(frame, requests.all(actor, evaluation)).stream()
        .map(
            one ->
                new OfficeOwing(
                    one.organisation(),
                    one.name(),
                    one.asked(),
                    one.owed().size(),
                    one.unanswered(),
                    one.score().atStake(),
                    one.due(),
                    frame.path("/owing/" + one.organisation())))
        .toList();
  }

  private ThreeScores.@Nullable Since since(Actor actor, String evaluation) {
    LocalDate today = regencies.require(actor.regency()).today(clock);
    return book.days(actor, evaluation, 2).stream()
        .filter(day -> day.day().isBefore(today))
        .reduce((earlier, later) -> later)
        .map(day -> new ThreeScores.Since(day.day(), day.claimed(), day.complete(), day.survives()))
        .orElse(null);
  }

  private static Score one(QuestionScore row) {
    BigDecimal claimed = row.verdict().claimed();
    return new Score(claimed, row.verdict().complete(), row.verdict().survives(), row.highest(), row.atStake(), 1, row.answered() ? 1 : 0);
  }
}
