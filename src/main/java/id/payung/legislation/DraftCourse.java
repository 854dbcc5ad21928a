package id.payung.legislation;

import id.payung.legislation.LegislationPaths.DraftStage;
import id.payung.platform.errors.Invalid;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a draft stands, computed from its events in their order: nobody types a stage. An event that the path does not
 * know at that place is refused.
 */
public final class DraftCourse {
  private final LegislationPaths paths;
  private final DraftClockCalculator calculator;
  private final DraftKind kind;
  private final String review;
  private final List<DraftEvent> passed = new ArrayList<>();
  private final List<DraftClock> clocks = new ArrayList<>();
  private final Set<DraftSide> sides;
  private @Nullable DraftStage stage;
  private LocalDate since = LocalDate.MIN;
  private int programme;
  private @Nullable LocalDate termOn;

  private DraftCourse(LegislationPaths paths, DraftClockCalculator calculator, Draft draft) {
    this.paths = paths;
    this.calculator = calculator;
    this.kind = paths.requireKind(draft.kind());
    this.review = draft.review();
    this.sides = EnumSet.of(kind.side());
    this.programme = draft.programmeYear();
  }

  /**
   * @param events those that stand, in their order
   * @param known how many of them, from the first, were found lawful when they were written down: a calendar or a path
   * that changed since does not undo what happened
   * @throws Invalid when one of the others is not lawful where it stands
   */
  static DraftCourse of(LegislationPaths paths, DraftClockCalculator calculator, Draft draft, List<DraftEvent> events,
      int known) {
    DraftCourse course = new DraftCourse(paths, calculator, draft);
    for (int i = 0; i < events.size(); i++) {
      DraftEvent event = events.get(i);
      course.pass(event, i < known ? paths.findEvent(event.kind()).orElse(null) : course.requireLawful(event));
    }
    return course;
  }

  private DraftEventKind requireLawful(DraftEvent event) {
    DraftEventKind way = paths.findEvent(event.kind())
        .filter(this::opensHere)
        .orElseThrow(() -> new Invalid("happenedOn", "legislation.event.not-here"));
    requireDay(way, event);
    return way;
  }

  /** @param way null where the paths do not know such an event any more: it stands, and leads nowhere */
  private void pass(DraftEvent event, @Nullable DraftEventKind way) {
    passed.add(event);
    if (way == null) {
      return;
    }
    LocalDate day = event.happenedOn();
    way.clocks().stops().forEach(duty -> stop(duty, day));
    way.clocks().starts().forEach(duty -> clocks.add(new DraftClock(duty, day, null)));
    if (way.to() != null) {
      stage = paths.requireStage(way.to());
      since = day;
      termOn = null;
      if ("withdrawn".equals(stage.end())) {
        clocks.replaceAll(clock -> clock.runs() ? clock.stopped(day) : clock);
      }
    }
    if (event.untilOn() != null) {
      termOn = event.untilOn();
    }
    if (way.effect().brings() != null) {
      sides.add(way.effect().brings());
    }
    programme += way.effect().nextProgramme() ? 1 : 0;
  }

  private boolean opensHere(DraftEventKind way) {
    if (!way.knows(kind, review)) {
      return false;
    }
    boolean place = stage == null ? way.from().isEmpty() : way.from().contains(stage.code());
    return place && !(way.effect().once() && passed.stream().anyMatch(one -> one.kind().equals(way.code())));
  }

  private void requireDay(DraftEventKind way, DraftEvent event) {
    LocalDate day = event.happenedOn();
    if (!passed.isEmpty() && day.isBefore(lastOn())) {
      throw new Invalid("happenedOn", "legislation.date.before-last", lastOn());
    }
    if (way.effect().nextProgramme() && day.getYear() < programme) {
      throw new Invalid("happenedOn", "legislation.date.programme", programme);
    }
    Optional<LocalDate> silentUntil = latestEnd(way.clocks().after());
    if (silentUntil.isPresent() && !day.isAfter(silentUntil.get())) {
      throw new Invalid("happenedOn", "legislation.date.clock-runs", silentUntil.get());
    }
    Optional<LocalDate> signedUntil = latestEnd(way.clocks().before());
    if (signedUntil.isPresent() && day.isAfter(signedUntil.get())) {
      throw new Invalid("happenedOn", "legislation.date.clock-over", signedUntil.get());
    }
  }

  private Optional<LocalDate> latestEnd(List<String> duties) {
    return clocks.stream()
        .filter(clock -> clock.runs() && duties.contains(clock.duty()))
        .flatMap(clock -> calculator.overBehind(clock).stream())
        .max(LocalDate::compareTo);
  }

  private void stop(String duty, LocalDate day) {
    clocks.replaceAll(clock -> clock.runs() && clock.duty().equals(duty) ? clock.stopped(day) : clock);
  }

  public DraftKind kind() {
    return kind;
  }

  /** The events that may follow now, whoever writes them down. */
  public List<DraftEventKind> listNext(LocalDate today) {
    return stage == null ? List.of()
        : paths.listNext(kind, review, stage.code())
            .stream()
            .filter(this::opensHere)
            .filter(way -> latestEnd(way.clocks().after()).filter(end -> !today.isAfter(end)).isEmpty())
            .filter(way -> !way.effect().nextProgramme() || today.getYear() >= programme)
            .toList();
  }

  public DraftStage stage() {
    if (stage == null) {
      throw new IllegalStateException("a draft begins with an event");
    }
    return stage;
  }

  public LocalDate lastOn() {
    return passed.getLast().happenedOn();
  }

  /** All clocks, those that have stopped too, in the order in which they began. */
  public List<DraftClock> clocks() {
    return List.copyOf(clocks);
  }

  /** Whether 30 days have passed since joint approval while no registration number was given: nothing is enacted. */
  public boolean isStuckWithoutNumber(LocalDate today) {
    return stage().end() == null && passed.stream().noneMatch(one -> !one.registeredAs().isEmpty())
        && latestEnd(List.of("perda-enactment")).filter(today::isAfter).isPresent();
  }

  /** The last day on which the regent may still sign; empty before joint approval. */
  public Optional<LocalDate> signedUntil() {
    return latestEnd(List.of("perda-enactment"));
  }

  /** Whether it was written by that side, or brought to it. */
  boolean isReadBy(DraftSide side) {
    return sides.contains(side);
  }

  /** The draft with all that follows from its events. */
  Draft written(Draft draft, Set<UUID> council) {
    Set<UUID> readers = new LinkedHashSet<>(List.of(draft.initiator()));
    if (sides.contains(DraftSide.COUNCIL)) {
      readers.addAll(council);
    }
    return RecordCopy.of(draft)
        .with(Draft::stage, stage().code())
        .with(Draft::holder, stage().holderOf(kind))
        .with(Draft::stageSince, since)
        .with(Draft::lastOn, lastOn())
        .with(Draft::programmeNow, programme)
        .with(Draft::ended, stage().end() != null)
        .with(Draft::clocks, clocks.stream().filter(DraftClock::runs).map(DraftClock::kept).toList())
        .with(Draft::termOn, termOn)
        .with(Draft::registeredAs,
            passed.stream().map(DraftEvent::registeredAs).filter(one -> !one.isEmpty()).findFirst().orElse(""))
        .with(Draft::organisations, List.copyOf(readers))
        .with(Draft::regentSide, sides.contains(DraftSide.REGENT))
        .make();
  }
}
