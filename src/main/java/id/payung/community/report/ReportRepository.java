package id.payung.community.report;

import id.payung.community.PreparedReport;
import id.payung.community.ReportStatus;
import id.payung.community.ReportView;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.ReachCopies;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Rows of {@code community.report}. */
@Repository
class ReportRepository {
  private final Rows rows;
  private final ReachCopies copies;

  ReportRepository(Rows rows, ReachCopies copies) {
    this.rows = rows;
    this.copies = copies;
  }

  /**
   * Stores those whose id is not there yet, all in one statement.
   *
   * @return ids of those that were stored
   */
  Set<UUID> insert(Actor actor, Collection<PreparedReport> reports, Instant now) {
    return rows.insertAbsent(actor,
        reports.stream()
            .map(report -> rowOf(actor, report, now))
            .sorted(Comparator.comparing(ReportView::id))
            .toList());
  }

  private static ReportView rowOf(Actor actor, PreparedReport report, Instant now) {
    return RecordCopy.blank(ReportView.class)
        .withAll(report)
        .with(ReportView::status, report.status())
        .with(ReportView::counted, report.review() == null)
        .with(ReportView::id, report.id())
        .with(ReportView::body, report.body())
        .with(ReportView::realised, report.realisedVolume())
        .with(ReportView::awaited, report.body().files().size())
        .with(ReportView::author, actor.requirePerson())
        .with(ReportView::authorName, actor.name())
        .with(ReportView::mandate, report.form().mandate())
        .with(ReportView::editor, actor.requirePerson())
        .with(ReportView::editorName, actor.name())
        .with(ReportView::writtenAt, report.form().writtenAt())
        .with(ReportView::receivedAt, now)
        .with(ReportView::editedAt, now)
        .make();
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

  /** Writes what a report says now, as its next version. */
  ReportView update(Actor actor, ReportView before, ReportView after) {
    ReportView kept = rows.update(actor, before, after).row();
    if (!ReportHistoryRepository.Reach.of(kept).equals(ReportHistoryRepository.Reach.of(before))) {
      copies.copy(actor, ReportView.class, kept.id());
    }
    return kept;
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
