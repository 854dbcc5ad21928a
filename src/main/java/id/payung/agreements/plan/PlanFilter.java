package id.payung.agreements.plan;

import id.payung.platform.list.NarrowingFilter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list of plans is narrowed to.
 *
 * @param decision of a meeting, which is to become an activity of the plan that is chosen
 * @param question of the evaluation, likewise
 */
public record PlanFilter(String q, @Nullable Integer year, @Nullable UUID decision,
    String question) implements NarrowingFilter {

  @Override
  public boolean isNarrowed() {
    return !q.isBlank() || year != null;
  }
}
