package id.payung.indicators.score;

import id.payung.evidence.EvidenceUseChanged;
import id.payung.platform.actor.ActorContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A proof changed: the question that it serves is computed anew. Hearing it twice changes nothing. */
@Component
class QuestionScoreListener {
  private final QuestionScoreRepository scoreRepository;

  QuestionScoreListener(QuestionScoreRepository scoreRepository) {
    this.scoreRepository = scoreRepository;
  }

  @ApplicationModuleListener(id = "indicators:score.use")
  void on(EvidenceUseChanged change) {
    scoreRepository.recompute(ActorContext.current(), change.evaluation(), change.question());
  }
}
