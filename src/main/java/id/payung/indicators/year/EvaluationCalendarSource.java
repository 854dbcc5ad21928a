package id.payung.indicators.year;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.calendar.CalendarEntry;
import id.payung.platform.calendar.CalendarSource;
import id.payung.platform.calendar.CalendarWindow;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.access.AccessRoles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The last day of a year's self-assessment, and the hours in which questions are open again. */
@Component
@Transactional(readOnly = true)
class EvaluationCalendarSource implements CalendarSource {
  /** Who may open the page that it leads to. */
  private static final Role[] READERS = AccessRoles.of(ForTaskForce.class);

  /** One year is still verified while the next is answered already. */
  private static final int MAX_YEARS = 2;

  private final EvaluationRepository evaluations;
  private final ReopenedEvaluationCache reopened;
  private final RegencyDirectory regencies;
  private final Messages words;
  private final Clock clock;

  EvaluationCalendarSource(EvaluationRepository evaluations, ReopenedEvaluationCache reopened,
      RegencyDirectory regencies, Messages words, Clock clock) {
    this.evaluations = evaluations;
    this.reopened = reopened;
    this.regencies = regencies;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public List<CalendarEntry> listEntries(Actor actor, CalendarWindow window) {
    if (!actor.hasAnyRole(READERS)) {
      return List.of();
    }
    ZoneId zone = regencies.require(actor.regency()).zone();
    List<CalendarEntry> entries = new ArrayList<>();
    Map<String, QuestionReopening> reopenings = reopened.findLatest(actor);
    evaluations.listAll(actor).stream().filter(year -> !year.closed()).limit(MAX_YEARS).forEach(year -> {
      String path = "/kla/" + year.code();
      LocalDate due = year.due();
      if (due != null && window.holds(due)) {
        entries.add(CalendarEntry.onDay("evaluation-due", Ids.fromName(actor.regency() + year.code()),
            words.text(window.locale(), "indicators.calendar.due", year.code(), year.stage()), due, path));
      }
      Optional.ofNullable(reopenings.get(year.code()))
          .filter(hours -> hours.isOpenAt(clock.instant()))
          .map(
              hours -> CalendarEntry
                  .onDay("reopened", hours.id(),
                      words.text(window.locale(), "indicators.calendar.reopened", year.code(),
                          hours.questions().size()),
                      LocalDate.ofInstant(hours.window().openedAt(), zone), path)
                  .during(hours.window().openedAt(), hours.until()))
          .ifPresent(entries::add);
    });
    return entries;
  }
}
