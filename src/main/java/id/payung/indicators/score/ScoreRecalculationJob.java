package id.payung.indicators.score;

import id.payung.platform.actor.Actor;
import id.payung.platform.schedule.PerRegencyJob;
import id.payung.platform.schedule.PerRegencyRunner;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** After an upgrade that changed the rule: the scores of years in work are computed anew, one year a transaction. */
@Component
class ScoreRecalculationJob extends PerRegencyJob {
  private final QuestionScoreRepository scoreRepository;
  private final TransactionTemplate transactions;

  ScoreRecalculationJob(QuestionScoreRepository scoreRepository, PerRegencyRunner eachRegency,
      TransactionTemplate transactions) {
    super(eachRegency, "indicators.scores", Duration.ofHours(1));
    this.scoreRepository = scoreRepository;
    this.transactions = transactions;
  }

  @Override
  protected void runIn(Actor service) {
    for (String year : scoreRepository.listOutdated(service)) {
      transactions.executeWithoutResult(_ -> scoreRepository.rebuildScores(service, year));
    }
  }
}
