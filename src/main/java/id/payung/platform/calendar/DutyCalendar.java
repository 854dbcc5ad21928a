package id.payung.platform.calendar;

import id.payung.platform.actor.Actor;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.i18n.Messages;
import id.payung.platform.i18n.PrefixedTitle;
import id.payung.platform.ids.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The deadlines of what one owes. Where a source says that its titles may be read by a stranger, each stands alone
 * while they are few; of all else a day says how many wait, and of what kind.
 */
@Component
class DutyCalendar {
  /** More of one kind on one day would hide everything else of it. */
  static final int MOST_ALONE = 5;

  private final List<DutySource> sources;
  private final Messages words;

  DutyCalendar(List<DutySource> sources, Messages words) {
    this.sources = sources;
    this.words = words;
  }

  private record KindOnDay(LocalDate day, String kind, boolean titled) implements Comparable<KindOnDay> {
    private static final Comparator<KindOnDay> ORDER =
        Comparator.comparing(KindOnDay::day).thenComparing(KindOnDay::kind).thenComparing(KindOnDay::titled);

    @Override
    public int compareTo(KindOnDay other) {
      return ORDER.compare(this, other);
    }
  }

  List<CalendarEntry> listEntries(Actor actor, CalendarWindow window) {
    Map<KindOnDay, List<Duty>> owed = new TreeMap<>();
    for (DutySource source : sources) {
      for (Duty duty : source.listDuties(actor, window.limit())) {
        LocalDate due = duty.due();
        if (due != null && window.holds(due)) {
          owed.computeIfAbsent(new KindOnDay(due, duty.kind(), source.titlesFitForCalendar()), _ -> new ArrayList<>())
              .add(duty);
        }
      }
    }
    List<CalendarEntry> entries = new ArrayList<>();
    owed.forEach((of, duties) -> {
      String kind = words.text(window.locale(), of.kind());
      if (of.titled() && duties.size() <= MOST_ALONE) {
        duties.forEach(duty -> entries.add(CalendarEntry.onDay(of.kind(), duty.subject(),
            PrefixedTitle.of(kind, duty.titleIn(window.locale())), of.day(), duty.path())));
      } else {
        entries.add(CalendarEntry.onDay("waiting", Ids.fromName(of.kind() + of.day()),
            words.text(window.locale(), "ui.calendar.waiting", kind, duties.size()), of.day(), "/"));
      }
    });
    return entries;
  }
}
