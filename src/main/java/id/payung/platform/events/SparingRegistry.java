package id.payung.platform.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.modulith.events.EventPublication.Status;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;

/**
 * The registry without the writes that say who is at it now. A publication is there until it was heard, and after a crash all that are there are
 * announced again: that one was being heard, or was announced again before, adds nothing to that, and would keep it from being announced a third time.
 */
record SparingRegistry(EventPublicationRepository rows) implements EventPublicationRepository {
  @Override
  public void markProcessing(UUID publication) {
    // a commit for each event that nobody reads
  }

  @Override
  public boolean markResubmitted(UUID publication, Instant at) {
    return true;
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
  public void markCompleted(UUID publication, Instant at) {
    rows.markCompleted(publication, at);
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
  public Optional<TargetEventPublication> findIncompletePublicationsByEventAndTargetIdentifier(Object event, PublicationTargetIdentifier listener) {
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
