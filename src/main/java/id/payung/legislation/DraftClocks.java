package id.payung.legislation;

import id.payung.platform.actor.Actor;
import id.payung.platform.deadline.DeadlineRules;
import id.payung.platform.deadline.RegencyCalendar;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The clocks and courses of drafts, by the law as shipped and the calendar of the actor's regency. */
@Component
public class DraftClocks {
  private final DeadlineRules rules;
  private final LegislationPaths paths;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  DraftClocks(ReferenceCatalogue reference, RegencyDirectory regencies, Clock clock) {
    this.rules = DeadlineRules.of(reference.list("legislation/deadlines"));
    this.paths = LegislationPaths.of(reference);
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  public LegislationPaths paths() {
    return paths;
  }

  public LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }

  public DraftClockCalculator calculator(Actor actor) {
    return new DraftClockCalculator(rules, RegencyCalendar.of(reference, regencies.require(actor.regency()).zone()));
  }

  /** Where a draft stands by those of its events that were not struck. */
  public DraftCourse course(Actor actor, Draft draft, List<DraftEvent> events) {
    List<DraftEvent> standing = events.stream().filter(DraftEvent::stands).toList();
    return course(actor, draft, standing, standing.size());
  }

  /** Likewise of events that stand, of which those behind the known ones have to be lawful. */
  DraftCourse course(Actor actor, Draft draft, List<DraftEvent> standing, int known) {
    return DraftCourse.of(paths, calculator(actor), draft, standing, known);
  }
}
