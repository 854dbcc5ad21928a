package id.payung.accounts.calendar;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeListEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of one's own calendar addresses. */
public final class CalendarPages {
  private CalendarPages() {}

  /**
   * A mandate with its address.
   *
   * @param office label of the organisation
   * @param madeAt null when it has no address
   * @param fetchedAt null when no phone has asked yet
   */
  public record MandateCalendar(UUID mandate, CodeListEntry role, String office, @Nullable Instant madeAt,
      @Nullable Instant fetchedAt) {}

  /** One's mandates here, each with its address or the button that makes it. */
  @Template("accounts/calendar")
  public record CalendarPage(List<MandateCalendar> mandates, FormFields form) implements PageModel {}

  /** The address, shown this once. */
  @Template("accounts/calendar-made")
  public record CalendarMadePage(MandateCalendar mandate, String address) implements PageModel {}

  /** Asks before an address is made anew or revoked. */
  @Template("accounts/calendar-change")
  public record CalendarChangePage(MandateCalendar mandate, FormFields form, boolean revokes) implements PageModel {}
}
