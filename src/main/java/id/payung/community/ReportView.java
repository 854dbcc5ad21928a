package id.payung.community;

import id.payung.audit.AuditTrailRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as it stands.
 *
 * @param title the activity's title of that day, or the village's own words
 * @param countBasis how the unit counts: activities, people, children, villages, reported
 * @param counted the report counts
 * @param realised the volume it counts
 * @param awaited announced files that have not come
 * @param conflicts fields that wait for a choice
 * @param review why it waits for review, or null
 * @param returned what the reviewer wrote, or null
 * @param withdrawn why it was taken back, or null
 */
public record ReportView(UUID id, int version, String receipt, ReportStatus status, boolean counted, String title,
    String kind, String countBasis, List<UUID> organisations, ReportBody body, long realised, int awaited, int photos,
    int conflicts, UUID author, String authorName, @Nullable UUID mandate, UUID editor, String editorName,
    Instant writtenAt, Instant receivedAt, Instant editedAt, @Nullable String review, @Nullable String returned,
    @Nullable String withdrawn) {

  public @Nullable UUID activity() {
    return body.activity();
  }

  public LocalDate heldOn() {
    return body.heldOn();
  }

  public UUID village() {
    return body.village();
  }

  public ReportBody.PeopleCounts people() {
    return body.people();
  }

  public AuditTrailRepository.TrailReach reach() {
    return new AuditTrailRepository.TrailReach(organisations, List.of(village()));
  }
}
