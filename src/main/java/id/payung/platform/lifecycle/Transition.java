package id.payung.platform.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * One line of a life-cycle's table.
 *
 * @param back whether it takes back what was said before; such a transition always needs a reason
 * @param needsReason whether an actor who takes it must give a reason
 * @param action the code of its line in the audit trail
 * @param event the event that the module publishes in the same transaction, or null
 */
public record Transition<S extends Enum<S> & LifeCycleState>(S from, S to, TransitionPermission who, boolean back,
    boolean needsReason, String action, @Nullable Class<? extends Record> event) {

  public Transition {
    if (back && !needsReason) {
      throw new IllegalArgumentException(from + " → " + to + " goes back without a reason");
    }
  }

  /**
   * Gives back the event that is about to be published.
   *
   * @throws IllegalStateException when the table declares another class
   */
  public <E extends Record> E announcing(E published) {
    if (event == null || !event.isInstance(published)) {
      throw new IllegalStateException(from + " → " + to + " does not announce " + published.getClass().getSimpleName());
    }
    return published;
  }
}
