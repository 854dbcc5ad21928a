package id.payung.platform.events;

import java.time.Clock;
import org.springframework.modulith.events.core.DefaultEventPublicationRegistry;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens no transaction to note that a publication is being heard, or was: {@link BatchingPublicationRepository} asks
 * nothing of the database for either, and two empty transactions an event, four trips to the database, were a third of
 * all that a report from a phone cost it.
 */
class NonTransactionalPublicationRegistry extends DefaultEventPublicationRegistry {
  NonTransactionalPublicationRegistry(EventPublicationRepository rows, Clock clock) {
    super(rows, clock);
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public void markProcessing(Object event, PublicationTargetIdentifier listener) {
    super.markProcessing(event, listener);
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public void markCompleted(Object event, PublicationTargetIdentifier listener) {
    super.markCompleted(event, listener);
  }
}
