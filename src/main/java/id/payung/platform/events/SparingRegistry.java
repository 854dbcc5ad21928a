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
final class SparingRegistry implements EventPublicationRepository {
  private final EventPublicationRepository rows;
  private final ConcurrentLinkedQueue<UUID> heard = new ConcurrentLinkedQueue<>();

  SparingRegistry(EventPublicationRepository rows) {
    this.rows = rows;
  }

  /** What was heard since the last time; whoever takes it deletes it or knows why not. */
  List<UUID> takeHeard() {
    List<UUID> some = new ArrayList<>();
    while (heard.poll() instanceof UUID publication) {
      some.add(publication);
    }
    return some;
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
    heard.add(publication);
  }

  @Override
  public TargetEventPublication create(TargetEventPublication publication) {
    return rows.create(publication);
  }

  @Override
  public void markCompleted(Object event, PublicationTargetIdentifier listener, Instant at) {
    rows.markCompleted(event, listener, at);
  }

  @Override
  public void markFailed(UUID publication) {
    rows.markFailed(publication);
  }

  @Override
  public List<TargetEventPublication> findIncompletePublications() {
    return rows.findIncompletePublications();
  }

  @Override
  public List<TargetEventPublication> findIncompletePublicationsPublishedBefore(Instant instant) {
    return rows.findIncompletePublicationsPublishedBefore(instant);
  }

  @Override
  public Optional<TargetEventPublication> findIncompletePublicationsByEventAndTargetIdentifier(Object event,
      PublicationTargetIdentifier listener) {
    return rows.findIncompletePublicationsByEventAndTargetIdentifier(event, listener);
  }

  @Override
  public List<TargetEventPublication> findCompletedPublications() {
    return rows.findCompletedPublications();
  }

  @Override
  public List<TargetEventPublication> findFailedPublications(FailedCriteria criteria) {
    return rows.findFailedPublications(criteria);
  }

  @Override
  public List<TargetEventPublication> findByStatus(Status status) {
    return rows.findByStatus(status);
  }

  @Override
  public int countByStatus(Status status) {
    return rows.countByStatus(status);
  }

  @Override
  public void deletePublications(List<UUID> publications) {
    rows.deletePublications(publications);
  }

  @Override
  public void deleteCompletedPublications() {
    rows.deleteCompletedPublications();
  }

  @Override
  public void deleteCompletedPublicationsBefore(Instant instant) {
    rows.deleteCompletedPublicationsBefore(instant);
  }
}
