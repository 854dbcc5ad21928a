package id.payung.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of the job queue of a regency.
 *
 * @param open number of jobs that wait or run
 * @param waitingSince when the oldest of those was queued; null when there is none
 * @param failed number of jobs that failed
 */
public record JobQueueState(long open, @Nullable Instant waitingSince, long failed) {}
