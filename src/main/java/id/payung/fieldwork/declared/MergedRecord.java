package id.payung.fieldwork.declared;

import id.payung.audit.AuditTrailRepository.TrailReach;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the row of every kind of record from phones has. */
public interface MergedRecord {

  UUID id();

  int version();

  UUID village();

  String receipt();

  UUID author();

  /** Who wrote the version of now. */
  UUID editor();

  String editorName();

  Instant editedAt();

  /** Why a person must look at it first, or null. */
  @Nullable
  String review();

  /** Who reads its lines in the trail. */
  TrailReach reach();
}
