package id.payung.platform.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.modulith.events.EventPublication.Status;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;

/**
 * The registry with fewer writes (record 0015). A publication is there until it was heard, and after a crash all that
 * are there are announced again. Who is at it now is not written: it adds nothing to that, and a publication that was
 * marked as announced again would not be announced a third time. What was heard is deleted together with others; what a
 * crash leaves behind of it is heard once more and changes nothing.
 */
final class BatchingPublicationRepository implements EventPublicationRepository {
  private final EventPublicationRepository delegate;
  private final ConcurrentLinkedQueue<UUID> completed = new ConcurrentLinkedQueue<>();

  BatchingPublicationRepository(EventPublicationRepository delegate) {
    this.delegate = delegate;
  }

  /** What was heard since the last time; whoever takes it deletes it or knows why not. */
  List<UUID> drainCompleted() {
    List<UUID> drained = new ArrayList<>();
    while (completed.poll() instanceof UUID publication) {
      drained.add(publication);
    }
    return drained;
  }

  @Override
  public void markProcessing(UUID publication) {
    // a commit for each event that nobody reads
  }

  @Override
  public boolean markResubmitted(UUID publication, Instant at) {
    return true;
  }

  @Override
  public void markCompleted(UUID publication, Instant at) {
    completed.add(publication);
  }

  @Override
  public TargetEventPublication create(TargetEventPublication publication) {
    return delegate.create(publication);
  }

  @Override
  public void markCompleted(Object event, PublicationTargetIdentifier listener, Instant at) {
    delegate.markCompleted(event, listener, at);
  }

  @Override
  public void markFailed(UUID publication) {
    delegate.markFailed(publication);
  }

  @Override
  public List<TargetEventPublication> findIncompletePublications() {
    return delegate.findIncompletePublications();
  }

  @Override
  public List<TargetEventPublication> findIncompletePublicationsPublishedBefore(Instant instant) {
    return delegate.findIncompletePublicationsPublishedBefore(instant);
  }

  @Override
  public Optional<TargetEventPublication> findIncompletePublicationsByEventAndTargetIdentifier(Object event,
      PublicationTargetIdentifier listener) {
    return delegate.findIncompletePublicationsByEventAndTargetIdentifier(event, listener);
  }

  @Override
  public List<TargetEventPublication> findCompletedPublications() {
    return delegate.findCompletedPublications();
  }

  @Override
  public List<TargetEventPublication> findFailedPublications(FailedCriteria criteria) {
    return delegate.findFailedPublications(criteria);
  }

  @Override
  public List<TargetEventPublication> findByStatus(Status status) {
    return delegate.findByStatus(status);
  }

  @Override
  public int countByStatus(Status status) {
    return delegate.countByStatus(status);
  }

  @Override
  public void deletePublications(List<UUID> publications) {
    delegate.deletePublications(publications);
  }

  @Override
  public void deleteCompletedPublications() {
    delegate.deleteCompletedPublications();
  }

  @Override
  public void deleteCompletedPublicationsBefore(Instant instant) {
    delegate.deleteCompletedPublicationsBefore(instant);
  }
}
