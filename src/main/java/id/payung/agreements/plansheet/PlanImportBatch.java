package id.payung.agreements.plansheet;

import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sheet that was sent. Only who sent it sees it. */
@Table(value = "agreements.plan_import", reach = "author:person")
public record PlanImportBatch(UUID id, UUID plan, int planVersion, Sender sender, Counts counts,
    @Nullable Instant takenAt, @Nullable Instant undoneAt, @Nullable String undoneReason) {

  /** Who sent which file. */
  public record Sender(UUID person, String personName, String fileName, Instant at) {}

  /** Activities that it adds and changes. */
  public record Counts(int added, int changed) {}

  boolean mayBeUndone() {
    return takenAt != null && undoneAt == null;
  }
}
