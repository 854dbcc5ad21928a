package id.payung.agreements.calendar;

import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementStage;
import id.payung.platform.actor.Actor;
import id.payung.platform.calendar.CalendarEntry;
import id.payung.platform.calendar.CalendarSource;
import id.payung.platform.calendar.CalendarWindow;
import id.payung.platform.i18n.Messages;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The last days of agreements that hold; what was ended before its term has none any more. */
@Component
@Transactional(readOnly = true)
class AgreementCalendarSource implements CalendarSource {
  private final Rows rows;
  private final Messages words;

  AgreementCalendarSource(Rows rows, Messages words) {
    this.rows = rows;
    this.words = words;
  }

  private record EndingAgreement(UUID id, String title, LocalDate ends) {}

  @Override
  public List<CalendarEntry> listEntries(Actor actor, CalendarWindow window) {
    return rows.query(actor, Agreement.class)
        .and(AgreementStage.completeSql("r.stage") + " AND r.ended_on IS NULL")
        .and("coalesce(r.ends, DATE '9999-12-31') BETWEEN :from AND :to", "from", window.from())
        .param("to", window.to())
        .orderBy("coalesce(r.ends, DATE '9999-12-31'), r.id")
        .limit(window.limit())
        .list(EndingAgreement.class, "r.id, r.title, r.ends")
        .stream()
        .map(one -> CalendarEntry.onDay("agreement-ends", one.id(),
            words.text(window.locale(), "agreements.calendar.ends", one.title()), Objects.requireNonNull(one.ends()),
            "/agreements/" + one.id()))
        .toList();
  }
}
