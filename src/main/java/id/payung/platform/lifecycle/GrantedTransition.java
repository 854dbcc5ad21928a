package id.payung.platform.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * A transition that an actor may take now, with the reason they gave.
 *
 * @param reason stripped; null when none was given and none is needed
 */
public record GrantedTransition<S extends Enum<S> & LifeCycleState>(Transition<S> transition, @Nullable String reason) {

  public S to() {
    return transition.to();
  }

  /** The code of the line in the audit trail. */
  public String action() {
    return transition.action();
  }
}
