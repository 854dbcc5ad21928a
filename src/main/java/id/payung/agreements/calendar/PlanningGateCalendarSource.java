package id.payung.agreements.calendar;

import id.payung.agreements.PlanningGateRepository;
import id.payung.agreements.PlanningGateRepository.GateDates;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.calendar.CalendarEntry;
import id.payung.platform.calendar.CalendarSource;
import id.payung.platform.calendar.CalendarWindow;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The last days of the gates of planning, for those whose lines must pass them: a village has gates of its own. */
@Component
@Transactional(readOnly = true)
class PlanningGateCalendarSource implements CalendarSource {
  private static final Role[] OF_REGENCY = {Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR, Role.PLANNER,
    Role.TASK_FORCE_SECRETARY, Role.COOPERATION_OFFICE};

  private final PlanningGateRepository gates;
  private final Messages words;

  PlanningGateCalendarSource(PlanningGateRepository gates, Messages words) {
    this.gates = gates;
    this.words = words;
  }

  @Override
  public List<CalendarEntry> listEntries(Actor actor, CalendarWindow window) {
    boolean regency = actor.hasAnyRole(OF_REGENCY);
    boolean village = actor.hasAnyRole(Role.VILLAGE_OPERATOR, Role.PLANNER);
    if (!regency && !village) {
      return List.of();
    }
    // a gate closes in the budget year or in one of the two before
    return IntStream.rangeClosed(window.from().getYear(), window.to().getYear() + 2)
        .boxed()
        .flatMap(year -> gates.listByYear(actor, year)
            .stream()
            .filter(gate -> gate.gate().village() ? village : regency)
            .filter(gate -> window.holds(gate.closes()))
            .map(gate -> entry(gate, year, window)))
        .limit(window.limit())
        .toList();
  }

  private CalendarEntry entry(GateDates gate, int year, CalendarWindow window) {
    return CalendarEntry
        .onDay(
            "gate", Ids.fromName(gate.gate().code() + year), words.text(window.locale(), "agreements.calendar.gate",
                gate.gate().name().in(window.locale()), String.valueOf(year)),
            gate.closes(), "/plans/gates?year=" + year);
  }
}
