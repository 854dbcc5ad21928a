package id.payung.indicators;

import id.payung.indicators.request.Owing;
import id.payung.indicators.request.Request;
import id.payung.indicators.request.Requests;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.score.ScoreBook;
import id.payung.indicators.score.ScoreDays;
import id.payung.indicators.score.ScoreSheet;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.Instrument;
import id.payung.platform.tenancy.RegencyDirectory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final ScoreDays days;
  private final Requests requests;
  private final RegencyDirectory regencies;
  private final Clock clock;

  Scores(Evaluations evaluations, Frames frames, ScoreBook book, ScoreDays days, Requests requests,
      RegencyDirectory regencies, Clock clock) {
    this.evaluations = evaluations;
    this.frames = frames;
    this.book = book;
    this.days = days;
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
    return scores(frames.require(actor, evaluation), since(actor, evaluation));
  }

  /**
   * All that a page of totals needs of the year that is worked on, read once.
   *
   * @param scores compared with the end of the day asked for
   */
  public record Overview(ThreeScores scores, List<Gap> gaps, List<OfficeOwing> owing) {}

  /** Six statements. */
  public Optional<Overview> overview(Actor actor, int mostGaps, LocalDate comparedWith) {
    return frames.current(actor).map(frame -> {
      String code = frame.year().code();
      return new Overview(scores(frame, asOf(actor, code, comparedWith).orElse(null)), gaps(frame, mostGaps),
          owing(frame, requests.all(actor, code)));
    });
  }

  /** The three scores of the year that is worked on, if any, compared with nothing; four statements. */
  public Optional<ThreeScores> standing(Actor actor) {
    return frames.current(actor).map(frame -> scores(frame, null));
  }

  private static ThreeScores scores(Frame frame, ThreeScores.@Nullable Since since) {
    Instrument instrument = frame.instrument();
    Map<String, ThreeScores.Question> questions = new LinkedHashMap<>();
    for (QuestionScore row : frame.sheet().rows()) {
      questions.put(row.question(), new ThreeScores.Question(row.question(), row.indicator(), one(row),
          row.organisation(), row.verdict().next().code()));
    }
    return new ThreeScores(frame.year().code(), frame.total(),
        instrument.blocks()
            .stream()
            .map(block -> new ThreeScores.Block(block.code(), block.name(), frame.sheet().ofBlock(block.code())))
            .toList(),
        questions,
        instrument.bands()
            .stream()
            .map(band -> new ThreeScores.Band(band.code(), band.name(), band.lower(), band.includesLower(),
                band.upper()))
            .toList(),
        instrument.max(), since, frame.unconfirmed());
  }

  /** Where points are lost, the largest first; at most {@code most}. */
  public List<Gap> gaps(Actor actor, String evaluation, int most) {
    return gaps(frames.require(actor, evaluation), most);
  }

  private static List<Gap> gaps(Frame frame, int most) {
    return frame.sheet()
        .gaps()
        .stream()
        .limit(most)
        .map(row -> new Gap(row.question(), frame.question(row.question()).text(), row.atStake(), row.organisation(),
            frame.office(row.organisation()), row.verdict().next().code(), frame.path("/questions/" + row.question())))
        .toList();
  }

  /** Every office that was asked, who owes most points first. */
  public List<OfficeOwing> owing(Actor actor, String evaluation) {
    return owing(frames.require(actor, evaluation), requests.all(actor, evaluation));
  }

  private static List<OfficeOwing> owing(Frame frame, Map<String, Request> asked) {
    return Owing.of(frame, asked)
        .stream()
        .map(one -> new OfficeOwing(one.organisation(), one.name(), one.asked(), one.owed().size(), one.unanswered(),
            one.score().atStake(), one.due(), frame.path("/owing/" + one.organisation())))
        .toList();
  }

  /**
   * The line that an operator wants first.
   *
   * @param unanswered questions without a sent answer
   * @param points that these could bring
   * @param atStake lost at the verification as things stand, these included
   * @param offices that sent an answer since the moment asked for
   * @param scores compared with nothing
   */
  public record Brief(String evaluation, int unanswered, BigDecimal points, BigDecimal atStake, int offices,
      @Nullable LocalDate due, ThreeScores scores) {}

  /** Of the year that is worked on, unless it is closed; four statements. */
  public Optional<Brief> brief(Actor actor, Instant since) {
    return evaluations.current(actor).filter(year -> !year.closed()).map(year -> {
      ScoreSheet sheet = book.sheet(actor, year.code());
      // Without the names of offices: this page has little room for questions to the database.
      Frame frame =
          new Frame(year, List.of(year), evaluations.instrumentOf(actor, year), sheet, Map.of(), null, Set.of());
      List<QuestionScore> rows = sheet.rows();
      BigDecimal points = rows.stream()
          .filter(row -> !row.answered())
          .map(QuestionScore::highest)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal atStake = rows.stream().map(QuestionScore::atStake).reduce(BigDecimal.ZERO, BigDecimal::add);
      int unanswered = (int) rows.stream().filter(row -> !row.answered()).count();
      return new Brief(year.code(), unanswered, points, atStake, book.officesThatSent(actor, year.code(), since),
          year.due(), scores(frame, null));
    });
  }

  /** The totals at the end of a day, or of the last day before it on which something changed. */
  public Optional<ThreeScores.Since> asOf(Actor actor, String evaluation, LocalDate day) {
    return days.upTo(actor, evaluation, day)
        .map(one -> new ThreeScores.Since(one.day(), one.claimed(), one.complete(), one.survives()));
  }

  private ThreeScores.@Nullable Since since(Actor actor, String evaluation) {
    LocalDate today = regencies.require(actor.regency()).today(clock);
    return days.last(actor, evaluation, 2)
        .stream()
        .filter(day -> day.day().isBefore(today))
        .reduce((earlier, later) -> later)
        .map(day -> new ThreeScores.Since(day.day(), day.claimed(), day.complete(), day.survives()))
        .orElse(null);
  }

  private static Score one(QuestionScore row) {
    BigDecimal claimed = row.verdict().claimed();
    return new Score(claimed, row.verdict().complete(), row.verdict().survives(), row.highest(), row.atStake(), 1,
        row.answered() ? 1 : 0);
  }
}
