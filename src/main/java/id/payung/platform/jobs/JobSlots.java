package id.payung.platform.jobs;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Which jobs run now, here: so many in all, and one of each person. */
final class JobSlots {
  private final int most;
  private final Set<UUID> running = new HashSet<>();

  JobSlots(int most) {
    this.most = most;
  }

  /** @return whether it may begin; then {@link #leave} is owed */
  synchronized boolean tryEnter(UUID person) {
    return running.size() < most && running.add(person);
  }

  synchronized void leave(UUID person) {
    running.remove(person);
  }
}
