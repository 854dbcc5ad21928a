package id.payung.agreements.plansheet;

import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.ActivityDifferences;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;

import id.payung.platform.errors.Stale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What an import would change of each activity, for the preview. */
final class PlanImportDifferences {
  private PlanImportDifferences() {}

  /** Activity → differences; {@code mine} is what the sheet says, {@code theirs} what the plan says. */
  static Map<UUID, List<Stale.Difference>> calculate(PlanImport.ImportPreview preview,
      ActivityDifferences.NameResolver names) {
    Map<UUID, List<Stale.Difference>> changes = new LinkedHashMap<>();
    for (ActivityChange change : preview.changes()) {
      PlanVersionActivity before = preview.previous().get(change.text().id());
      if (before == null) {
        continue;
      }
      List<Stale.Difference> differences = new ArrayList<>();
      for (Stale.Difference difference : ActivityDifferences.between(change.text(), before, names)) {
        if (!difference.label().endsWith(".lines")) {
          differences.add(difference);
        }
      }
      for (PlanVersionBudgetLine line : change.text().lines()) {
        PlanVersionBudgetLine old =
            before.lines().stream().filter(known -> known.id().equals(line.id())).findFirst().orElse(null);
        if (!line.equals(old) || change.guarded().containsKey(line.id()) || change.stages().containsKey(line.id())) {
          differences.add(new Stale.Difference("agreements.field.line", describeLine(line, change),
              old == null ? "–" : describeLine(old, null)));
        }
      }
      changes.put(change.text().id(), differences);
    }
    return changes;
  }

  private static String describeLine(PlanVersionBudgetLine line,
      @org.jspecify.annotations.Nullable ActivityChange change) {
    String stage = change == null ? null : change.stages().get(line.id());
    return line.number() + ". " + line.what() + " · "
        + Objects.requireNonNullElse(line.amount() == null ? null : "Rp" + line.amount(), "Rp…")
        + (stage == null ? "" : " · " + stage);
  }
}
