package id.payung.evidence;

import id.payung.platform.actor.Actor;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What answers would lose if proofs were taken out; answered by the module above, which keeps the scores. */
public interface LostPointDirectory {

  /**
   * Points of one question.
   *
   * @param checked of what survives the checkers' look
   * @param complete of what counts by rule
   */
  record LostPoints(BigDecimal checked, BigDecimal complete) {}

  /**
   * By question of a year; empty for who may not read scores.
   *
   * @param without the uses that would be taken out, by question
   */
  Map<String, LostPoints> findLost(Actor actor, String evaluation, Map<String, Set<UUID>> without);
}
