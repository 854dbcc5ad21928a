package id.payung.legislation.register;

import id.payung.legislation.DraftClockCalculator;
import id.payung.legislation.DraftClocks;
import id.payung.legislation.DraftListItem;
import id.payung.legislation.DraftRepository;
import id.payung.legislation.ForDraftKeepers;
import id.payung.legislation.StandingDraftLoader;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.web.access.AccessRoles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the keepers of a draft that one of its clocks nears its end, or that nothing has happened for long. The legal
 * office speaks for regent and secretary, and asks initiating offices and those outside: it writes down what they did.
 */
@Component
@Transactional(readOnly = true)
class DraftDutySource implements DutySource {
  private static final Set<String> OF_LEGAL_OFFICE =
      Set.of("legal", "office", "regent", "secretary", "governor", "ministry", "nobody");

  private final DraftRepository drafts;
  private final DraftClocks clocks;

  DraftDutySource(DraftRepository drafts, DraftClocks clocks) {
    this.drafts = drafts;
    this.clocks = clocks;
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    if (actor.person() == null || !AccessRoles.isAllowed(actor, ForDraftKeepers.class)) {
      return List.of();
    }
    Set<String> holders = holdersOf(actor);
    if (holders.isEmpty()) {
      return List.of();
    }
    DraftClockCalculator calculator = clocks.calculator(actor);
    LocalDate today = clocks.today(actor);
    List<Duty> duties = new ArrayList<>();
    for (DraftListItem draft : drafts.listUnderWay(actor)) {
      if (holders.contains(draft.holder())) {
        dutyOf(draft, calculator, today).ifPresent(duties::add);
      }
    }
    return duties.stream()
        .sorted(Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder())))
        .limit(limit)
        .toList();
  }

  private static Set<String> holdersOf(Actor actor) {
    Set<String> holders = new HashSet<>();
    if (actor.hasAnyRole(Role.LEGAL_OFFICE)) {
      holders.addAll(OF_LEGAL_OFFICE);
    }
    if (actor.hasAnyRole(Role.COUNCIL_STAFF)) {
      holders.add("council");
    }
    return holders;
  }

  private static Optional<Duty> dutyOf(DraftListItem draft, DraftClockCalculator calculator, LocalDate today) {
    Optional<LocalDate> due = DraftPageLoader.dueOf(draft, calculator);
    boolean near = draft.runningClocks()
        .stream()
        .anyMatch(clock -> calculator.warnFrom(clock).filter(day -> !today.isBefore(day)).isPresent())
        || draft.termOn() != null && !today.isBefore(draft.termOn().minusDays(7));
    if (near) {
      return due.map(day -> duty(draft, "legislation.duty.clock.why", day));
    }
    boolean idle = !draft.ended() && StandingDraftLoader.isStanding(draft, today);
    return idle ? Optional.of(duty(draft, "legislation.duty.idle.why", null)) : Optional.empty();
  }

  private static Duty duty(DraftListItem draft, String why, @Nullable LocalDate due) {
    return new Duty("legislation.duty.draft", draft.id(), draft.title(), why, due, "/drafts/" + draft.id(),
        "legislation.duty.open", 0);
  }
}
