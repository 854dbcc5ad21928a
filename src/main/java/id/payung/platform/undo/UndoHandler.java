package id.payung.platform.undo;

import id.payung.platform.actor.Actor;

/**
 * Takes back one kind of deed. A step says which record it was done to, what stood there before, and the version that
 * the deed left: what somebody changed since is refused.
 */
public interface UndoHandler<S extends Record> {

  /** The code of the kind, which is kept. */
  String kind();

  Class<S> stepType();

  /** What a person calls the record. */
  String titleOf(S step);

  /** One transactional call; it asks for right, state and version, and writes the trail. */
  void undo(Actor actor, S step);

  /**
   * Whether it can be taken back for its hour whatever the person does meanwhile; otherwise the next deed ends that.
   */
  default boolean isKeptForItsHour() {
    return false;
  }
}
