package id.payung.fieldwork.kind;

import id.payung.platform.actor.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of one kind of record. */
public interface PhoneRecordFiles {

  /** A file that is wholly here and kept. */
  record FileArrival(UUID record, UUID file, String slot, String sha256, String mediaType, long size,
      @Nullable Instant takenAt, @Nullable PhoneLocation place) {}

  /**
   * The same file again, or the same bytes in its slot, change nothing.
   *
   * @return its receipt; null when a later version of the record took it out before it came: then it is not kept
   */
  @Nullable
  String attach(Actor actor, FileArrival arrival);

  /** Those of these records in reach that wait for no file any more. */
  Set<UUID> withoutAwaitedFiles(Actor actor, Collection<UUID> records);
}
