package id.payung.fieldwork.declared;

import id.payung.audit.AuditTrailRepository.TrailReach;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the row of every declared kind has. */
public interface StoredRecord extends MergedRecord {

  RecordAuthorship origin();

  LastRecordEdit edit();

  @Override
  default String receipt() {
    return origin().receipt();
  }

  @Override
  default UUID author() {
    return origin().author();
  }

  @Override
  default UUID editor() {
    return edit().editor();
  }

  @Override
  default String editorName() {
    return edit().editorName();
  }

  @Override
  default Instant editedAt() {
    return edit().editedAt();
  }

  @Override
  default @Nullable String review() {
    return edit().review();
  }

  /** A record is its author's too, wherever they work by now: their phone hears what becomes of it. */
  @Override
  default TrailReach reach() {
    return new TrailReach(List.of(), List.of(village()), author());
  }
}
