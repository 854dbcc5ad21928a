package id.payung.evidence;

import id.payung.platform.actor.Actor;

/**
 * Brings the score of a question up to date in the transaction of what changed its proofs, for changes after which the
 * next page must not show the old duty. Answered by the module above; all other changes are heard by event.
 */
public interface QuestionScoreUpdate {
  void recompute(Actor actor, String evaluation, String question);
}
