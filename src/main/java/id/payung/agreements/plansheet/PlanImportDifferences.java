package id.payung.agreements.plansheet;

import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.Differences;
import id.payung.platform.rows.DisplayNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an import would change of each activity, for the preview. */
final class PlanImportDifferences {
  private PlanImportDifferences() {}

  /** Activity → differences; {@code mine} is what the sheet says, {@code theirs} what the plan says. */
  static Map<UUID, List<Stale.Difference>> calculate(ImportPreview preview, DisplayNames wording) {
    Map<UUID, List<Stale.Difference>> changes = new LinkedHashMap<>();
    for (ActivityChange change : preview.changes()) {
      PlanVersionActivity before = preview.previous().get(change.text().id());
      if (before != null) {
        changes.put(change.text().id(), between(before, change, wording));
      }
    }
    return changes;
  }

  private static List<Stale.Difference> between(PlanVersionActivity before, ActivityChange change,
      DisplayNames wording) {
    List<Stale.Difference> differences = new ArrayList<>(Differences.between(before, change.text()).shown(wording));
    differences.removeIf(difference -> difference.label().endsWith(".lines"));
    for (PlanVersionBudgetLine line : change.text().lines()) {
      PlanVersionBudgetLine old =
          before.lines().stream().filter(known -> known.id().equals(line.id())).findFirst().orElse(null);
      if (!line.equals(old) || change.guarded().containsKey(line.id()) || change.stages().containsKey(line.id())) {
        differences.add(new Stale.Difference("agreements.field.line", describe(line, change.stages().get(line.id())),
            old == null ? "–" : describe(old, null)));
      }
    }
    return differences;
  }

  private static String describe(PlanVersionBudgetLine line, @Nullable String stage) {
    return line.number() + ". " + line.what() + " · Rp" + (line.amount() == null ? "…" : line.amount())
        + (stage == null ? "" : " · " + stage);
  }
}
