package id.payung.indicators;

import id.payung.indicators.request.Requests;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.score.NextStep;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers owed and proofs sent back, to the office; questions to check, to the checker; questions that nobody was
 * asked, to the secretary.
 */
@Component
@Transactional(readOnly = true)
class Duties implements DutySource {
  /** One year is still verified while the next is answered already; more than that is an oversight, not work. */
  private static final int YEARS = 2;

  private final Frames frames;
  private final RegencyDirectory regencies;

  Duties(Frames frames, RegencyDirectory regencies) {
    this.frames = frames;
    this.regencies = regencies;
  }

  @Override
  public List<Duty> owedBy(Actor actor, int limit) {
    boolean answers = actor.has(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER);
    boolean checks = actor.has(Role.INTERNAL_VERIFIER);
    boolean asks = actor.has(Role.TASK_FORCE_SECRETARY);
    if (!answers && !checks && !asks) {
      return List.of();
    }
    List<Duty> duties = new ArrayList<>();
    for (Frame frame : frames.open(actor, YEARS)) {
      if (answers) {
        duties.addAll(answers(actor, frame));
      }
      if (checks) {
        checks(frame).ifPresent(duties::add);
      }
      if (asks) {
        asks(frame).ifPresent(duties::add);
      }
    }
    return duties.stream().limit(limit).toList();
  }

  /** In the reopened hours only the named questions, by points; otherwise by date, then by points. */
  private List<Duty> answers(Actor actor, Frame frame) {
    @Nullable LocalDate sprintEnds = sprintEnds(actor, frame);
    Comparator<Duty> byDate = Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder()));
    return frame.sheet()
        .rows()
        .stream()
        .filter(row -> row.organisation() != null && actor.organisations().contains(row.organisation()))
        .filter(row -> frame.mayChange(row.question()))
        .filter(row -> row.verdict().next().isTheOffices() && row.verdict().next() != NextStep.RAISE)
        .map(row -> duty(frame, row, sprintEnds != null ? sprintEnds : row.due()))
        .sorted(byDate.thenComparing(Comparator.comparingDouble(Duty::points).reversed()))
        .toList();
  }

  private @Nullable LocalDate sprintEnds(Actor actor, Frame frame) {
    ZoneId zone = regencies.require(actor.regency()).zone();
    return frame.reopened().isEmpty() || frame.sprint() == null ? null
        : LocalDate.ofInstant(frame.sprint().until(), zone);
  }

  private static Duty duty(Frame frame, QuestionScore row, @Nullable LocalDate due) {
    String next = row.verdict().next().code();
    return new Duty(
        row.verdict().next() == NextStep.MEND ? "indicators.duty.kind.returned" : "indicators.duty.kind.answer",
        Requests.subject(frame.instrument().code(), frame.year().code(), row.question()),
        row.question() + " " + frame.question(row.question()).text().id(),
        row.question() + " " + frame.question(row.question()).text().en(), "indicators.next." + next + ".why", due,
        frame.path("/questions/" + row.question()), "indicators.duty." + next, row.atStake().doubleValue());
  }

  private Optional<Duty> checks(Frame frame) {
    List<QuestionScore> waiting = frame.sheet()
        .rows()
        .stream()
        .filter(row -> row.verdict().unchecked() > 0 && row.verdict().missing() + row.verdict().returned() == 0)
        .toList();
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    long warned = waiting.stream().filter(row -> row.verdict().next() == NextStep.CLEAR).count();
    double points = waiting.stream().map(QuestionScore::atStake).mapToDouble(Number::doubleValue).sum();
    return Optional.of(new Duty("indicators.duty.kind.check", Evaluations.subject("check", frame.year().code()),
        "KLA " + frame.year().code() + ": " + waiting.size() + " pertanyaan"
            + (warned == 0 ? "" : ", " + warned + " di antaranya ada peringatan"),
        "KLA " + frame.year().code() + ": " + waiting.size() + " questions"
            + (warned == 0 ? "" : ", " + warned + " of them with a warning"),
        "indicators.duty.check.why", null, frame.path("/desk"), "indicators.duty.check.open", points));
  }

  private Optional<Duty> asks(Frame frame) {
    List<QuestionScore> nobody = frame.sheet().rows().stream().filter(row -> row.organisation() == null).toList();
    if (nobody.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Duty("indicators.duty.kind.ask", Evaluations.subject("ask", frame.year().code()),
        "KLA " + frame.year().code() + ": " + nobody.size() + " pertanyaan",
        "KLA " + frame.year().code() + ": " + nobody.size() + " questions", "indicators.duty.ask.why",
        frame.year().due(), frame.path("/owners"), "indicators.duty.ask.open",
        nobody.stream().map(QuestionScore::atStake).mapToDouble(Number::doubleValue).sum()));
  }
}
