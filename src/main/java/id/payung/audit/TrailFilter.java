package id.payung.audit;

import id.payung.platform.form.FormFields;
import id.payung.platform.ui.PageUrl;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What narrows the trail on its page: a name or a part of it, a kind of record, days. */
public record TrailFilter(String who, String kind, @Nullable LocalDate since, @Nullable LocalDate until) {
  public FormFields fields() {
    return FormFields.of(this);
  }

  public PageUrl within(PageUrl page) {
    return page.withParameter("who", who)
        .withParameter("kind", kind)
        .withParameter("since", since)
        .withParameter("until", until);
  }

  /** @param persons those of that name */
  TrailSelection selection(List<UUID> persons, ZoneId zone) {
    return new TrailSelection(who.isBlank() ? null : persons, kind, startOf(since, zone),
        startOf(until == null ? null : until.plusDays(1), zone));
  }

  private static @Nullable Instant startOf(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }
}
