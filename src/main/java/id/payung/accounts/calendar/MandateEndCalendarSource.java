package id.payung.accounts.calendar;

import id.payung.accounts.Mandate;
import id.payung.platform.actor.Actor;
import id.payung.platform.calendar.CalendarEntry;
import id.payung.platform.calendar.CalendarSource;
import id.payung.platform.calendar.CalendarWindow;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.platform.web.access.AccessRoles;
import id.payung.platform.web.access.ForAdministrators;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Last days of mandates: one's own, and to the administrator how many of the regency end on a day. Nobody's name. */
@Component
@Transactional(readOnly = true)
class MandateEndCalendarSource implements CalendarSource {
  private final Rows rows;
  private final Messages words;

  MandateEndCalendarSource(Rows rows, Messages words) {
    this.rows = rows;
    this.words = words;
  }

  private record EndingMandates(LocalDate lastDay, int many) {}

  @Override
  public List<CalendarEntry> listEntries(Actor actor, CalendarWindow window) {
    Stream<CalendarEntry> own = rows.query(actor, Mandate.class)
        .in("id", actor.mandates())
        .is("ended_at", null)
        .list()
        .stream()
        .flatMap(mandate -> own(mandate, window));
    if (!AccessRoles.isAllowed(actor, ForAdministrators.class)) {
      return own.toList();
    }
    Stream<CalendarEntry> all = rows.sql(actor, """
        SELECT m.valid_to AS last_day, count(*)::int AS many FROM accounts.mandate m
         WHERE m.regency = :regency AND %s AND m.ended_at IS NULL AND m.valid_to BETWEEN :from AND :to
         GROUP BY m.valid_to ORDER BY m.valid_to LIMIT :limit
        """.formatted(rows.reach(actor, Mandate.class, "m")))
        .param("from", window.from())
        .param("to", window.to())
        .param("limit", window.limit())
        .list(EndingMandates.class)
        .stream()
        .map(day -> CalendarEntry.onDay("mandates-end", Ids.fromName(actor.regency() + day.lastDay()),
            words.text(window.locale(), "accounts.calendar.mandates-end", day.many()), day.lastDay(), "/people"));
    return Stream.concat(own, all).toList();
  }

  private Stream<CalendarEntry> own(Mandate mandate, CalendarWindow window) {
    LocalDate last = mandate.given().validTo();
    return last == null || !window.holds(last) ? Stream.empty()
        : Stream.of(CalendarEntry.onDay("mandate-ends", mandate.id(),
            words.text(window.locale(), "accounts.calendar.mandate-ends"), last, "/calendar"));
  }
}
