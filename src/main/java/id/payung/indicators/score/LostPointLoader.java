package id.payung.indicators.score;

import id.payung.evidence.LostPointDirectory;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AccessRoles;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who may read questions what their answers would lose without some proofs. */
@Component
@Transactional(readOnly = true)
class LostPointLoader implements LostPointDirectory {
  private static final Role[] READERS = AccessRoles.of(ForQuestionReaders.class);

  private final QuestionScoreRepository scores;

  LostPointLoader(QuestionScoreRepository scores) {
    this.scores = scores;
  }

  @Override
  public Map<String, LostPoints> findLost(Actor actor, String evaluation, Map<String, Set<UUID>> without) {
    return actor.hasAnyRole(READERS) ? scores.computeLost(evaluation, without) : Map.of();
  }
}
