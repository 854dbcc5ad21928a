package id.payung.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the queue of a regency stands.
 *
 * @param open waiting or running; {@code waitingSince} is the time of the oldest of them
 */
public record JobQueueState(long open, @Nullable Instant waitingSince, long failed) {}
