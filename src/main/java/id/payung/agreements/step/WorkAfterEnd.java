package id.payung.agreements.step;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Work of an agreement that stands recorded for a day after its end.
 *
 * @param what report or money
 * @param title of the activity
 */
public record WorkAfterEnd(String what, UUID activity, String title, LocalDate day) {}
