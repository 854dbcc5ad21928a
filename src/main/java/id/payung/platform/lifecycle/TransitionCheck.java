package id.payung.platform.lifecycle;

/** The answer of a life-cycle to the question whether a mover may move a record. */
sealed interface TransitionCheck<S extends Enum<S> & LifeCycleState> {

  /** The table has it, and the mover may. */
  record Permitted<S extends Enum<S> & LifeCycleState>(Transition<S> transition) implements TransitionCheck<S> {}

  /** The table has it, for others. */
  record NotPermitted<S extends Enum<S> & LifeCycleState>(Transition<S> transition) implements TransitionCheck<S> {}

  /**
   * The table does not have it.
   *
   * @param key message key of the sentence that says why
   */
  record Impossible<S extends Enum<S> & LifeCycleState>(String key) implements TransitionCheck<S> {}

  default boolean permitted() {
    return this instanceof Permitted<S>;
  }
}
