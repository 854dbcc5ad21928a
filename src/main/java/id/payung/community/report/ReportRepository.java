package id.payung.community.report;

import id.payung.community.LastReportMove;
import id.payung.community.Report;
import id.payung.community.ReportStatus;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.ReachCopies;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Rows of {@code community.report}. */
@Repository
class ReportRepository {
  private static final int MAX_WAITING = 1_000;

  private final Rows rows;
  private final ReachCopies copies;

  ReportRepository(Rows rows, ReachCopies copies) {
    this.rows = rows;
    this.copies = copies;
  }

  Optional<Report> find(Actor actor, UUID id) {
    return rows.find(actor, Report.class, id);
  }

  Report require(Actor actor, UUID id) {
    return rows.require(actor, Report.class, id);
  }

  /** Held until the transaction ends: two edits of one report come one after the other. */
  Report lock(Actor actor, UUID id) {
    return rows.lock(actor, Report.class, id);
  }

  List<Report> listByIds(Actor actor, Collection<UUID> ids) {
    return rows.query(actor, Report.class).in("id", ids).list();
  }

  /** A state that is no new version: the words of the report stay. */
  void updateStatus(Actor actor, UUID id, ReportStatus status, boolean counted, @Nullable String returned,
      @Nullable String withdrawn) {
    row(actor, id).set(Report::status, status)
        .set(Report::counted, counted)
        .set(Report::review, null)
        .set(Report::returned, returned)
        .set(Report::withdrawn, withdrawn)
        .keepVersion()
        .update();
  }

  /** It stands as before it was withdrawn or returned. */
  void restore(Actor actor, WithdrawnReport before) {
    row(actor, before.report()).set(Report::status, before.status())
        .set(Report::counted, before.counted())
        .set(Report::review, before.review())
        .set(Report::returned, before.returned())
        .set(Report::withdrawn, null)
        .keepVersion()
        .update();
  }

  /** Those that wait although two of the files that they name have the same bytes in the same slot. */
  List<UUID> listWaitingForSameFile(Actor actor) {
    return rows.query(actor, Report.class).and("""
        r.awaited > 0 AND EXISTS (SELECT 1 FROM jsonb_array_elements(r.files) file
                                   GROUP BY file ->> 'slot', file ->> 'sha256' HAVING count(*) > 1)
        """).orderBy("r.id").limit(MAX_WAITING).list(UUID.class, "r.id");
  }

  /** It waits for a reviewer as before. */
  void updateToReview(Actor actor, UUID id, @Nullable String review, boolean counted) {
    row(actor, id).set(Report::status, ReportStatus.REVIEW)
        .set(Report::counted, counted)
        .set(Report::review, review)
        .keepVersion()
        .update();
  }

  void updateMoved(Actor actor, UUID id, LastReportMove moved) {
    row(actor, id).set(Report::moved, moved).keepVersion().update();
  }

  void updateFileCounts(Actor actor, UUID id, int awaited, int photos, ReportStatus status) {
    row(actor, id).set(Report::awaited, awaited)
        .set(Report::photos, photos)
        .set(Report::status, status)
        .keepVersion()
        .update();
  }

  void updateOrganisations(Actor actor, UUID id, Collection<UUID> organisations) {
    row(actor, id).set(Report::organisations, List.copyOf(organisations)).keepVersion().update();
    copies.copy(actor, Report.class, id);
  }

  private RowQuery<Report> row(Actor actor, UUID id) {
    return rows.query(actor, Report.class).key(id);
  }
}
