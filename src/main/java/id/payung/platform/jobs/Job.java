package id.payung.platform.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A piece of long work.
 *
 * @param person whose it is
 * @param mandates those it was started with
 * @param done of {@code total} steps; total 0 means not counted yet
 * @param cursor where to go on after a break
 * @param noteKey message key of why it failed or what its result says
 */
public record Job(String regency, UUID id, UUID person, Set<UUID> mandates, String kind, JsonNode params,
    JobState state, long done, long total, @Nullable String cursor, int attempts, boolean cancellationRequested,
    @Nullable String noteKey, List<String> noteArgs, @Nullable String resultSha256, @Nullable String resultName,
    Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {

  /** {@code evidence.package} → {@code evidence.job.package}. */
  public String titleKey() {
    int dot = kind.indexOf('.');
    return kind.substring(0, dot) + ".job" + kind.substring(dot);
  }

  public boolean hasResult() {
    return state == JobState.DONE && resultSha256 != null;
  }

  /** It made room for later ones; its note says so. */
  public boolean isResultRemoved() {
    return state == JobState.DONE && noteKey != null && noteKey.startsWith("jobs.made-room");
  }

  /** Without its result, and with the reason. */
  Job withoutResult(String why) {
    return new Job(regency, id, person, mandates, kind, params, state, done, total, cursor, attempts,
        cancellationRequested, why, List.of(), null, null, createdAt, startedAt, finishedAt);
  }
}
