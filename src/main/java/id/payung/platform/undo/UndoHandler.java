package id.payung.platform.undo;

import id.payung.platform.actor.Actor;
import id.payung.platform.page.SeeOther;
import java.util.List;

/**
 * Takes back one kind of action. A step says which record it was done to, what stood there before, and the version that
 * the action left: what somebody changed since is refused.
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
   * The page to show then, with what was typed before the action where it can be typed again.
   *
   * @param undone the steps that were taken back, the last of the action first; never empty
   * @param next the page behind the action
   */
  default SeeOther afterUndo(Actor actor, List<S> undone, SeeOther next) {
    return next;
  }
}
