package id.payung.indicators.score;

import id.payung.platform.actor.Actor;
import id.payung.platform.schedule.PerRegencyRunner;
import id.payung.platform.schedule.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** After an upgrade that changed the rule: the scores of years in work are computed anew, one year a transaction. */
@Component
class ScoreRuleJob implements RecurringJob {
  private final QuestionScoreRepository scoreRepository;
  private final PerRegencyRunner eachRegency;
  private final TransactionTemplate transactions;

  ScoreRuleJob(QuestionScoreRepository scoreRepository, PerRegencyRunner eachRegency,
      TransactionTemplate transactions) {
    this.scoreRepository = scoreRepository;
    this.eachRegency = eachRegency;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "indicators.scores";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    eachRegency.runForEachRegency("indicators", this::rebuildOutdated);
  }

  private void rebuildOutdated(Actor service) {
    for (String year : scoreRepository.listOutdated(service)) {
      transactions.executeWithoutResult(_ -> scoreRepository.rebuildScores(service, year));
    }
  }
}
