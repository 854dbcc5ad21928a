package id.payung.meetings.result;

import id.payung.platform.actor.Actor;
import java.util.List;
import java.util.UUID;

/** What was made of decisions, asked of the module that makes it. */
public interface DecisionResultDirectory {
  /** Those that the actor sees, the oldest first. */
  List<DecisionResult> listByDecision(Actor actor, UUID decision);
}
