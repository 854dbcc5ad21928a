package id.payung.agreements.planning;

import id.payung.agreements.plan.PlanText;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.platform.search.SearchText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What looks like a slip of the hand in an activity, and may be meant all the same: whoever saves it is told once, and
 * saves it anyway with the same button. What was there before they began is not asked again.
 */
final class ActivityDoubtPolicy {
  static final String OUTSIDE = "outside";
  static final String TWIN = "twin";

  private ActivityDoubtPolicy() {}

  /**
   * One doubt.
   *
   * @param villages outside the area of the agreement
   * @param twin number of the other activity, or 0
   */
  record Doubt(String code, Set<UUID> villages, int twin) {}

  /**
   * Those that nobody has answered.
   *
   * @param area villages of the agreement; empty for the whole regency
   * @param others the activities of the version, this one among them if it was saved before
   */
  static List<Doubt> find(ActivityForm form, Set<UUID> area, List<PlanText> others) {
    PlanVersionActivity before =
        others.stream().map(PlanText::text).filter(one -> one.id().equals(form.id())).findFirst().orElse(null);
    List<Doubt> doubts = new ArrayList<>();
    Set<UUID> outside = outside(form, area, before);
    if (!outside.isEmpty()) {
      doubts.add(new Doubt(OUTSIDE, outside, 0));
    }
    if (before == null || !isSame(form, before)) {
      others.stream()
          .map(PlanText::text)
          .filter(one -> !one.id().equals(form.id()) && isSame(form, one))
          .findFirst()
          .ifPresent(twin -> doubts.add(new Doubt(TWIN, Set.of(), twin.number())));
    }
    doubts.removeIf(doubt -> form.meant().contains(doubt.code()));
    return List.copyOf(doubts);
  }

  private static Set<UUID> outside(ActivityForm form, Set<UUID> area, @Nullable PlanVersionActivity before) {
    Set<UUID> outside = new HashSet<>(area.isEmpty() ? Set.of() : form.village());
    outside.removeAll(area);
    if (before != null) {
      before.villages().forEach(outside::remove);
    }
    return outside;
  }

  private static boolean isSame(ActivityForm form, PlanVersionActivity other) {
    return SearchText.normalise(form.title()).equals(SearchText.normalise(other.title()))
        && form.office().equals(other.office()) && form.starts().equals(other.starts())
        && form.ends().equals(other.ends()) && Set.copyOf(form.village()).equals(Set.copyOf(other.villages()));
  }
}
