package id.payung.agreements.plan;

import id.payung.platform.errors.Stale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What an import would change of each activity, for the preview. */
final class ImportChange {
  private ImportChange() {}

  /** Activity → differences; {@code mine} is what the sheet says, {@code theirs} what the plan says. */
  static Map<UUID, List<Stale.Difference>> of(PlanImports.Preview preview, Differences.Naming naming) {
    Map<UUID, List<Stale.Difference>> changes = new LinkedHashMap<>();
    for (Wish wish : preview.wishes()) {
      ActivityText before = preview.befores().get(wish.text().id());
      if (before == null) {
        continue;
      }
      List<Stale.Difference> own = new ArrayList<>();
      for (Stale.Difference difference : Differences.between(wish.text(), before, naming)) {
        if (!difference.label().endsWith(".lines")) {
          own.add(difference);
        }
      }
      for (LineText line : wish.text().lines()) {
        LineText old = before.lines().stream().filter(known -> known.id().equals(line.id())).findFirst().orElse(null);
        if (!line.equals(old) || wish.guarded().containsKey(line.id()) || wish.stages().containsKey(line.id())) {
          own.add(new Stale.Difference("agreements.field.line", said(line, wish), old == null ? "–" : said(old, null)));
        }
      }
      changes.put(wish.text().id(), own);
    }
    return changes;
  }

  private static String said(LineText line, @org.jspecify.annotations.Nullable Wish wish) {
    String stage = wish == null ? null : wish.stages().get(line.id());
    return line.number() + ". " + line.what() + " · "
        + Objects.requireNonNullElse(line.amount() == null ? null : "Rp" + line.amount(), "Rp…")
        + (stage == null ? "" : " · " + stage);
  }
}
