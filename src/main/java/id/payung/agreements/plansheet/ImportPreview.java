package id.payung.agreements.plansheet;

import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.platform.sheets.SheetFinding;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet would do.
 *
 * @param id null when it has findings, or changes nothing: then nothing is kept
 */
public record ImportPreview(@Nullable UUID id, List<SheetFinding> findings, List<String> ignored,
    List<ActivityChange> changes, Map<UUID, PlanVersionActivity> previous, int unchanged) {

  public int added() {
    return (int) changes.stream().filter(wish -> !previous.containsKey(wish.text().id())).count();
  }

  public int changed() {
    return changes.size() - added();
  }

  ImportBatch.Counts counts() {
    return new ImportBatch.Counts(added(), changed());
  }
}
