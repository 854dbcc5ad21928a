package id.payung.platform.duty;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a person or their office owes.
 *
 * @param kind message key of the kind, for example {@code indicators.duty.answer}
 * @param subject the record it is about; with {@code kind} it names the duty
 * @param title what, in words already fit for the screen
 * @param why message key of the one sentence that says why it is owed
 * @param due last day, in the regency's time; null when no day was set
 * @param path the next step, without the regency: {@code /plans/…}
 * @param action message key of the button
 * @param points points of the score at stake, 0 when none
 */
public record Duty(
    String kind, UUID subject, String title, String why, @Nullable LocalDate due, String path, String action, double points) {}
