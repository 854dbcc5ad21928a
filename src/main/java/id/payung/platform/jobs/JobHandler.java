package id.payung.platform.jobs;

import id.payung.platform.actor.Role;
import java.time.Duration;
import java.util.Set;

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

  /**
   * Does the work, chunk by chunk: nobody acts outside {@link JobRun#runChunk}. Ends with {@link JobRun#storeResult}
   * when there is a result.
   *
   * @throws Exception a bug; refusals of the catalogue are shown to the person as they are
   */
  void run(JobRun run) throws Exception;
}
