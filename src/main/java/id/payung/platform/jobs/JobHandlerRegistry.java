package id.payung.platform.jobs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of jobs by name. They may themselves need what needs jobs, so they are looked up late. */
@Component
class JobHandlerRegistry {
  private final Map<String, JobHandler> handlers = new HashMap<>();
  private final ObjectProvider<JobHandler> provider;

  JobHandlerRegistry(ObjectProvider<JobHandler> provider) {
    this.provider = provider;
  }

  JobHandler require(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("no such kind of job: " + name));
  }

  /** Empty for a kind that an earlier version had. */
  synchronized Optional<JobHandler> find(String name) {
    if (handlers.isEmpty()) {
      provider.forEach(kind -> handlers.put(kind.kind(), kind));
    }
    return Optional.ofNullable(handlers.get(name));
  }
}
