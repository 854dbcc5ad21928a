package id.payung.platform.undo;

import java.time.Instant;
import java.util.UUID;

/**
 * What a person can still take back.
 *
 * @param title what it was done with
 * @param steps how many records it was done to
 * @param until when that ends
 */
public record KeptUndo(UUID id, String title, int steps, Instant until) {}
