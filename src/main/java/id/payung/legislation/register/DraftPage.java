package id.payung.legislation.register;

import id.payung.legislation.Draft;
import id.payung.legislation.DraftClock;
import id.payung.legislation.DraftEvent;
import id.payung.legislation.DraftEventKind;
import id.payung.legislation.DraftKind;
import id.payung.legislation.DraftNote;
import id.payung.legislation.LegislationPaths;
import id.payung.legislation.LegislationPaths.DraftStage;
import id.payung.legislation.plan.DraftPlanRepository.Milestone;
import id.payung.platform.actor.Actor;
import id.payung.platform.deadline.Deadline;
import id.payung.platform.deadline.DeadlineRule;
import id.payung.platform.deadline.DeadlineTerm;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One draft: where it stands, whose turn it is, its clocks, and what happened.
 *
 * @param keeps whether this person may put right what no event says
 */
@Template("legislation/show")
public record DraftPage(Draft draft, LegislationPaths paths, String initiator, Turn turn, List<ClockLine> clocks,
    History history, Related related, boolean keeps) implements PageModel {

  /**
   * Where it stands, and what may follow.
   *
   * @param next events that this person may write down now; {@code awaited}: those that others will
   * @param stuck whether its time of signing is over and no registration number was given
   */
  public record Turn(DraftKind kind, DraftStage stage, List<DraftEventKind> next, List<DraftEventKind> awaited,
      boolean stuck) {}

  /**
   * What happened.
   *
   * @param events that stand, the newest first; {@code struck}: those that were wrong
   * @param notes of this person's side
   * @param milestones planned days beside the real ones
   */
  public record History(List<DraftEvent> events, List<DraftEvent> struck, List<DraftNote> notes,
      List<Milestone> milestones) {}

  /**
   * Other drafts, as far as this person reads them.
   *
   * @param parent the rule that it carries out
   * @param leading the council's draft on the same subject, which leads, where this one is the regent's
   * @param led the regent's draft on the same subject, where this one is the council's
   */
  public record Related(@Nullable Draft parent, List<Draft> carriedOutBy, @Nullable Draft leading,
      @Nullable Draft led) {}

  /**
   * A clock with what every law says of it, the strictest first.
   *
   * @param day on which it is looked at: today, or the day on which it stopped
   */
  public record ClockLine(DraftClock clock, List<Deadline> laws, LocalDate day) {
    public String unit(Deadline law) {
      return term(law).unit().code();
    }

    public int length(Deadline law) {
      return term(law).amount();
    }

    private static DeadlineTerm.Length term(Deadline law) {
      return (DeadlineTerm.Length) law.rule().term();
    }

    private boolean passed(Deadline law) {
      return law.dueOn().filter(day::isAfter).isPresent();
    }

    /** What another owes passes, and nobody here is late. */
    public StatusTone tone(Deadline law) {
      if (passed(law)) {
        return law.rule().owed() == DeadlineRule.Owed.OWN ? StatusTone.LATE : StatusTone.ATTENTION;
      }
      return clock.runs() ? StatusTone.INFO : StatusTone.DONE;
    }

    public String standing(Ui ui, Deadline law) {
      if (passed(law)) {
        String key = law.rule().owed() == DeadlineRule.Owed.OWN ? "late." : "passed.";
        return ui.t("legislation.clock." + key + unit(law), -law.daysLeft(day));
      }
      return clock.runs() ? ui.t("legislation.clock.left." + unit(law), law.daysLeft(day))
          : ui.t("legislation.clock.kept");
    }
  }

  public boolean isPlanned() {
    return history.milestones().stream().anyMatch(one -> one.plannedOn() != null);
  }

  public List<ClockLine> runningClocks() {
    return clocks.stream().filter(line -> line.clock().runs()).toList();
  }

  public List<ClockLine> stoppedClocks() {
    return clocks.stream().filter(line -> !line.clock().runs()).toList();
  }

  public String reviewName(Locale locale) {
    return nameIn(paths.reviews(), draft.review(), locale);
  }

  public String outsideName(Locale locale) {
    return nameIn(paths.outsideGrounds(), draft.outsideGround(), locale);
  }

  private static String nameIn(List<LegislationPaths.PathChoice> choices, String code, Locale locale) {
    return choices.stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .map(one -> one.name().in(locale))
        .orElse(code);
  }

  /** Days between the day that the rule above it promised and its force, or today. */
  public long daysBehindPromise(LocalDate today) {
    LocalDate promised = draft.promisedOn();
    return promised == null ? 0
        : promised.until("in-force".equals(turn.stage().end()) ? draft.stageSince() : today, ChronoUnit.DAYS);
  }

  public List<DraftNote> notesOf(DraftEvent event) {
    return history.notes().stream().filter(note -> note.event().equals(event.origin())).toList();
  }

  /** Whether this person may put the event right, or take it back as the last one. */
  public boolean mayCorrect(DraftEvent event, @Nullable Actor actor) {
    return actor != null
        && paths.findEvent(event.kind()).filter(way -> way.isWrittenBy(actor, turn.kind())).isPresent();
  }

  public boolean isLast(DraftEvent event) {
    List<DraftEvent> events = history.events();
    UUID last = events.getFirst().id();
    return events.size() > 1 && event.id().equals(last);
  }

  /** Days between two events, for the timeline; null for the first. */
  public @Nullable Long daysSinceBefore(int index) {
    List<DraftEvent> events = history.events();
    return index + 1 >= events.size() ? null
        : events.get(index + 1).happenedOn().until(events.get(index).happenedOn(), ChronoUnit.DAYS);
  }
}
