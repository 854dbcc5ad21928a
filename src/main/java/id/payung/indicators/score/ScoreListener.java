package id.payung.indicators.score;

import id.payung.evidence.EvidenceUseChanged;
import id.payung.platform.actor.Acting;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A proof changed: the question that it serves is computed anew. Hearing it twice changes nothing. */
@Component
class ScoreListener {
  private final ScoreBook book;

  ScoreListener(ScoreBook book) {
    this.book = book;
  }

  @ApplicationModuleListener
  void on(EvidenceUseChanged change) {
    book.recompute(Acting.current(), change.evaluation(), change.question());
  }
}
