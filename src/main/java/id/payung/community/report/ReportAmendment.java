package id.payung.community.report;

import id.payung.community.PreparedReport;
import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.ReportJsonCodec;
import id.payung.community.ReportStatus;
import id.payung.fieldwork.declared.MergedEdit;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.RecordCopy;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an edit makes of a report beside its fields: title, activity, volume, files that are awaited, how far it is. */
final class ReportAmendment {
  /** Doubts about what a report says: an edit raises them only when it touches these fields. */
  private static final Set<String> DOUBT_CODES = Set.of("date-far", "activity-unknown", "village-not-planned");

  private static final Set<String> DOUBTED_FIELDS = Set.of("heldOn", "activity", "village");

  private final Report standing;
  private final PreparedReport edit;
  private final MergedEdit merged;
  private final ReportBody body;

  ReportAmendment(Report standing, PreparedReport edit, MergedEdit merged) {
    this.standing = standing;
    this.edit = edit;
    this.merged = merged;
    this.body = ReportJsonCodec.read(merged.body());
  }

  /** @param files what was announced, and what of it has come */
  Report apply(Actor actor, AnnouncedReportFiles files) {
    boolean otherActivity = !Objects.equals(body.activity(), standing.activity());
    String counts = otherActivity ? edit.countBasis() : standing.countBasis();
    int awaited = files.countAwaited(actor, standing, body);
    String review = review();
    return RecordCopy.of(standing)
        .with(Report::body, body)
        .with(Report::status,
            review != null ? ReportStatus.REVIEW : ReportStatus.calculate(body, awaited, standing.photos()))
        .with(Report::title, title())
        .with(Report::kind, kind())
        .with(Report::countBasis, counts)
        .with(Report::organisations, otherActivity ? edit.organisations() : standing.organisations())
        .with(Report::realised, body.realisedVolume(counts))
        .with(Report::awaited, awaited)
        .with(Report::conflicts, standing.conflicts() - merged.settled().size() + merged.conflicts().size())
        .with(Report::editor, actor.requirePerson())
        .with(Report::editorName, actor.name())
        .with(Report::editedAt, merged.at())
        .with(Report::review, review)
        .with(Report::returned, null)
        .with(Report::withdrawn, null)
        .with(Report::moved, otherActivity ? null : standing.moved())
        .make();
  }

  private @Nullable String review() {
    String doubt = edit.review();
    boolean settledDoubt =
        doubt != null && DOUBT_CODES.contains(doubt) && merged.changed().stream().noneMatch(DOUBTED_FIELDS::contains);
    boolean correctedAfterReturn = !standing.counted() && standing.returned() != null;
    return doubt != null && !settledDoubt ? doubt : correctedAfterReturn ? "corrected" : standing.review();
  }

  private String title() {
    if (body.activity() == null && body.title() != null) {
      return ReportPreparation.truncateTitle(body.title());
    }
    return body.activity() != null && body.activity().equals(standing.activity()) ? standing.title() : edit.title();
  }

  private String kind() {
    if (body.activity() != null && body.activity().equals(standing.activity())) {
      return standing.kind();
    }
    return body.kindOfActivity() != null ? body.kindOfActivity()
        : Objects.equals(body.activity(), standing.activity()) ? "other"
        : edit.kind();
  }
}
