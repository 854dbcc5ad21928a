package id.payung.community.report;

import id.payung.community.ReportMoved;
import id.payung.community.ReportStatus;
import id.payung.community.ReportView;
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

  Optional<ReportView> find(Actor actor, UUID id) {
    return rows.find(actor, ReportView.class, id);
  }

  ReportView require(Actor actor, UUID id) {
    return rows.require(actor, ReportView.class, id);
  }

  /** Held until the transaction ends: two edits of one report come one after the other. */
  ReportView lock(Actor actor, UUID id) {
    return rows.lock(actor, ReportView.class, id);
  }

  List<ReportView> listByIds(Actor actor, Collection<UUID> ids) {
    return rows.query(actor, ReportView.class).in("id", ids).list();
  }

  /** A state that is no new version: the words of the report stay. */
  void updateStatus(Actor actor, UUID id, ReportStatus status, boolean counted, @Nullable String returned,
      @Nullable String withdrawn) {
    row(actor, id).set(ReportView::status, status)
        .set(ReportView::counted, counted)
        .set(ReportView::review, null)
        .set(ReportView::returned, returned)
        .set(ReportView::withdrawn, withdrawn)
        .keepVersion()
        .update();
  }

  /** It stands as before it was withdrawn or returned. */
  void restore(Actor actor, FallenReport before) {
    row(actor, before.report()).set(ReportView::status, before.status())
        .set(ReportView::counted, before.counted())
        .set(ReportView::review, before.review())
        .set(ReportView::returned, before.returned())
        .set(ReportView::withdrawn, null)
        .keepVersion()
        .update();
  }

  /** Those that wait although two of the files that they name have the same bytes in the same slot. */
  List<UUID> listWaitingForSameFile(Actor actor) {
    return rows.query(actor, ReportView.class).and("""
        r.awaited > 0 AND EXISTS (SELECT 1 FROM jsonb_array_elements(r.files) file
                                   GROUP BY file ->> 'slot', file ->> 'sha256' HAVING count(*) > 1)
        """).orderBy("r.id").limit(MAX_WAITING).list(UUID.class, "r.id");
  }

  /** It waits for a reviewer as before. */
  void updateToReview(Actor actor, UUID id, @Nullable String review, boolean counted) {
    row(actor, id).set(ReportView::status, ReportStatus.REVIEW)
        .set(ReportView::counted, counted)
        .set(ReportView::review, review)
        .keepVersion()
        .update();
  }

  void updateMoved(Actor actor, UUID id, ReportMoved moved) {
    row(actor, id).set(ReportView::moved, moved).keepVersion().update();
  }

  void updateFileCounts(Actor actor, UUID id, int awaited, int photos, ReportStatus status) {
    row(actor, id).set(ReportView::awaited, awaited)
        .set(ReportView::photos, photos)
        .set(ReportView::status, status)
        .keepVersion()
        .update();
  }

  void updateOrganisations(Actor actor, UUID id, Collection<UUID> organisations) {
    row(actor, id).set(ReportView::organisations, List.copyOf(organisations)).keepVersion().update();
    copies.copy(actor, ReportView.class, id);
  }

  private RowQuery<ReportView> row(Actor actor, UUID id) {
    return rows.query(actor, ReportView.class).key(id);
  }
}
