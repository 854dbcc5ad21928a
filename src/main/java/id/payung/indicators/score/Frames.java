package id.payung.indicators.score;

import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.Evaluations;
import id.payung.indicators.year.Sprint;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Loads a {@link Frame} through the actor, in a handful of statements however many questions there are. */
@Component
@Transactional(readOnly = true)
public class Frames {
  private final Evaluations evaluations;
  private final ScoreBook book;
  private final Organisations organisations;
  private final Clock clock;

  Frames(Evaluations evaluations, ScoreBook book, Organisations organisations, Clock clock) {
    this.evaluations = evaluations;
    this.book = book;
    this.organisations = organisations;
    this.clock = clock;
  }

  /** The year that is worked on, if any was opened. */
  public Optional<Frame> current(Actor actor) {
    List<Evaluation> years = evaluations.all(actor);
    return years.stream()
        .filter(one -> !one.closed())
        .findFirst()
        .or(() -> years.stream().findFirst())
        .map(one -> frame(actor, one, years));
  }

  /** The latest years that are not closed, without the names of offices. */
  public List<Frame> open(Actor actor, int most) {
    List<Evaluation> years = evaluations.all(actor);
    List<Evaluation> open = years.stream().filter(one -> !one.closed()).limit(most).toList();
    Map<String, ScoreSheet> sheets =
        open.isEmpty() ? Map.of() : book.sheets(actor, open.stream().map(Evaluation::code).toList());
    return open.stream()
        .map(one -> frame(actor, one, years, Objects.requireNonNull(sheets.get(one.code())), Map.of()))
        .toList();
  }

  /**
   * @throws NotFound when this regency has no such year
   */
  public Frame require(Actor actor, String code) {
    List<Evaluation> years = evaluations.all(actor);
    Evaluation year = years.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow(NotFound::new);
    return frame(actor, year, years);
  }

  private Frame frame(Actor actor, Evaluation year, List<Evaluation> years) {
    ScoreSheet sheet = book.sheet(actor, year.code());
    List<UUID> offices = sheet.rows()
        .stream()
        .map(QuestionScore::organisation)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .distinct()
        .toList();
    return frame(actor, year, years, sheet, organisations.named(actor, offices));
  }

  private Frame frame(Actor actor, Evaluation year, List<Evaluation> years, ScoreSheet sheet,
      Map<UUID, Organisation> offices) {
    @Nullable Sprint sprint =
        year.state() == Evaluation.State.LOCKED ? evaluations.sprint(actor, year.code()).orElse(null) : null;
    boolean runs = sprint != null && sprint.runs(clock.instant());
    return new Frame(year, years, evaluations.instrumentOf(actor, year), sheet, offices, sprint,
        runs ? Set.copyOf(Objects.requireNonNull(sprint).questions()) : Set.of());
  }
}
