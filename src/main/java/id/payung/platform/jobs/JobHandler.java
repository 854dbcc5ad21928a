package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A kind of long work. A bean of this type is found by its kind. It must bear being begun again: after a break
 * {@link JobRun#cursor()} says where it was.
 */
public interface JobHandler {
  /**
   * {@code module.name}, for instance {@code evidence.package}; the message of {@code module.job.name} is its title on
   * screen.
   */
  String kind();

  /** Who may start it, go on with it and fetch its result; any of them. */
  Set<Role> allowedRoles();

  /** How long it may run in all, breaks not counted. */
  default Duration maximumDuration() {
    return Duration.ofMinutes(30);
  }

  /** A file that was kept with {@link JobRun#keepPart}. */
  record KeptFile(String sha256, long bytes) {}

  /** Files that it keeps beside the result, such as the parts of a package. */
  default List<KeptFile> listParts(Actor service, UUID job) {
    return List.of();
  }

  /** Deletes the rows that name these files: the result has gone, or there is none. */
  default void deleteParts(Actor service, UUID job) {}

  /**
   * Does the work, chunk by chunk: nobody acts outside {@link JobRun#runChunk}. Ends with {@link JobRun#storeResult}
   * when there is a result.
   *
   * @throws Exception a bug; refusals of the catalogue are shown to the person as they are
   */
  void run(JobRun run) throws Exception;
}
