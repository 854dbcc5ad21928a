package id.payung.platform.duty;

import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a person or their office owes.
 *
 * @param kind message key of the kind, for example {@code indicators.duty.answer}
 * @param subject the record it is about; with {@code kind} it names the duty
 * @param title what, in words already fit for the screen
 * @param english the same for an English reader; null when the title is what somebody wrote, in their own language
 * @param why message key of the one sentence that says why it is owed
 * @param whyArgs of that sentence; a moment as the local date and time of the regency
 * @param due last day, in the regency's time; null when no day was set
 * @param path the next step, without the regency: {@code /plans/…}
 * @param action message key of the button
 * @param points points of the score at stake, 0 when none
 * @param personal asked of this person by name by somebody: shown first, and not handed over to whoever follows
 * @param urgent cannot wait until tomorrow: shown before all else
 */
public record Duty(String kind, UUID subject, String title, @Nullable String english, String why, List<Object> whyArgs,
    @Nullable LocalDate due, String path, String action, double points, boolean personal, boolean urgent) {

  /** A duty of whoever holds the mandate, whose title somebody wrote. */
  public Duty(String kind, UUID subject, String title, String why, @Nullable LocalDate due, String path, String action,
      double points) {
    this(kind, subject, title, null, why, List.of(), due, path, action, points, false, false);
  }

  /** A duty whose title the software words, and says in English too. */
  public Duty inEnglish(String words) {
    return RecordCopy.of(this).with(Duty::english, words).make();
  }

  /** A duty whose sentence names who asked, or what for. */
  public Duty because(String key, Object... args) {
    return RecordCopy.of(this).with(Duty::why, key).with(Duty::whyArgs, List.of(args)).make();
  }

  /** A duty that somebody asked of this person by name. */
  public Duty askedByName() {
    return RecordCopy.of(this).with(Duty::personal, true).make();
  }

  /** A duty that cannot wait until tomorrow. */
  public Duty asUrgent() {
    return RecordCopy.of(this).with(Duty::urgent, true).make();
  }

  public String titleIn(Locale locale) {
    return english != null && locale.getLanguage().equals("en") ? english : title;
  }

  /** The {@code lang} of the title where it is not the page's; null where it is. */
  public @Nullable String titleLanguageIn(Locale locale) {
    return english == null && !locale.getLanguage().equals("id") ? "id" : null;
  }
}
