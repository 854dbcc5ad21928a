package id.payung.platform.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in one regency. Carries ids and counts, never a name or a story: the registry and the logs
 * keep it in clear.
 */
public interface ModuleEvent {
  String regency();

  /** The record or event that caused it. */
  UUID cause();

  /** Who did it; null for a service. */
  @Nullable
  UUID person();
}
