package id.payung.community;

import id.payung.audit.AuditTrailRepository;
import id.payung.fieldwork.declared.MergedRecord;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.CopiesReachTo;
import id.payung.platform.rows.annotation.DerivedColumn;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.Table;
import id.payung.platform.search.SearchText;
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
 * @param moved who moved it to its activity, and why; null when it never stood elsewhere
 */
@Table(value = "community.report", reach = "village:village author:author parties:organisations")
@CopiesReachTo(value = "community.report_version", by = "report")
@CopiesReachTo(value = "community.report_conflict", by = "report")
@CopiesReachTo(value = "community.report_photo", by = "report")
@CopiesReachTo(value = "community.attendance_file", by = "report", columns = "village")
@HiddenFromPeople
public record Report(UUID id, int version, String receipt, ReportStatus status, @ColumnName("told") boolean counted,
    String title, String kind, @ColumnName("counts") String countBasis, List<UUID> organisations, ReportBody body,
    long realised, int awaited, int photos, int conflicts, UUID author, String authorName, @Nullable UUID mandate,
    UUID editor, String editorName, Instant writtenAt, Instant receivedAt, Instant editedAt, @Nullable String review,
    @Nullable String returned, @Nullable String withdrawn,
    @JsonColumn @Nullable LastReportMove moved) implements MergedRecord {

  /** A report without an activity says its own title and kind; they stand in the same columns as those of one. */
  public Report {
    if (body.activity() == null) {
      body = RecordCopy.of(body).with(ReportBody::title, title).with(ReportBody::kindOfActivity, kind).make();
    }
  }

  public @Nullable UUID activity() {
    return body.activity();
  }

  public LocalDate heldOn() {
    return body.heldOn();
  }

  @Override
  public UUID village() {
    return body.village();
  }

  public ReportBody.PeopleCounts people() {
    return body.people();
  }

  @Override
  public AuditTrailRepository.TrailReach reach() {
    return new AuditTrailRepository.TrailReach(organisations, List.of(village()));
  }

  @DerivedColumn
  String search() {
    String behalf = body.onBehalfOf() == null ? "" : body.onBehalfOf().name();
    return SearchText.normalise(title + " " + receipt + " " + authorName + " " + behalf);
  }
}
