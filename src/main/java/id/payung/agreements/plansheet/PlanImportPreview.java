package id.payung.agreements.plansheet;

import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet would do.
 *
 * @param id null when it changes nothing, or has findings that no answer mends: then nothing is kept
 * @param changes with yes to each question that is open
 */
public record PlanImportPreview(@Nullable UUID id, SheetPreview<?> sheet, List<ActivityChange> changes,
    Map<UUID, PlanVersionActivity> previous, int unchanged) {

  public List<SheetFinding> findings() {
    return sheet.findings();
  }

  public boolean asks() {
    return !sheet.questions().isEmpty();
  }

  /** Whether it can be taken as it was answered. */
  boolean isTakeable() {
    return sheet.isTakeable() && !changes.isEmpty();
  }

  PlanImportPreview of(UUID batch) {
    return new PlanImportPreview(batch, sheet, changes, previous, unchanged);
  }

  public int added() {
    return (int) changes.stream().filter(wish -> !previous.containsKey(wish.text().id())).count();
  }

  public int changed() {
    return changes.size() - added();
  }

  PlanImportBatch.Counts counts() {
    return new PlanImportBatch.Counts(added(), changed());
  }
}
