package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.rows.Rows;
import id.payung.platform.ui.TimelineEntry;
import id.payung.platform.web.Ui;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Riwayat of a few records, for their own pages: what was written, never what was read. */
@Component
@Transactional(readOnly = true)
public class RecordHistoryRepository {
  /** On a record's page; the whole is in Riwayat Perubahan. */
  private static final int MAX_SHOWN = 50;
  private static final String HISTORY_COLUMNS =
      "e.at, e.person_name, e.service, e.kind, e.subject, e.action, e.fields, e.reason";

  private final Rows rows;
  private final TrailEntryRepository lines;

  RecordHistoryRepository(Rows rows, TrailEntryRepository lines) {
    this.rows = rows;
    this.lines = lines;
  }

  /**
   * One record's, in the trail's own words, ready for {@code ui.timeline}; newest first, at most 50. Ask after the
   * record was loaded through the actor.
   *
   * @param kind as the record's module writes it: {@code agreement}, {@code meeting}, …
   */
  public List<TimelineEntry> listRecent(Actor actor, String kind, UUID subject, Ui ui) {
    return lines.listByRecord(actor, kind, subject, null, MAX_SHOWN)
        .rows()
        .stream()
        .map(line -> line.toMoment(ui))
        .toList();
  }

  /** Likewise of a record with what hangs under it. */
  public List<TimelineEntry> listRecent(Actor actor, Collection<String> kinds, Collection<UUID> subjects, Ui ui) {
    return lines.listByRecords(actor, kinds, subjects, MAX_SHOWN).stream().map(line -> line.toMoment(ui)).toList();
  }

  /**
   * One line.
   *
   * @param service the module that wrote it on its own account, or null
   * @param fields names of the fields, never their values
   */
  public record HistoryEntry(Instant at, String personName, @Nullable String service, String kind, UUID subject,
      String action, List<String> fields, @Nullable String reason) {}

  /** Whether somebody wrote a line of this record since that moment, beside those of this action. */
  public boolean isWrittenSince(Actor actor, String kind, UUID subject, Instant since, String action) {
    return rows.query(actor, TrailEntryView.class)
        .is("kind", kind)
        .is("subject", subject)
        .and("r.changes")
        .and("r.at >= :since", "since", SqlValues.timestamp(since))
        .and("r.action <> :action", "action", action)
        .exists();
  }

  /** Whether since that moment a line was written of any record in the reach of an organisation, but of these kinds. */
  public boolean isReachedSince(Actor actor, UUID organisation, Instant since, Collection<String> kinds) {
    return rows.query(actor, TrailEntryView.class)
        .and("r.changes")
        .and("r.at >= :since", "since", SqlValues.timestamp(since))
        .and("CAST(:organisation AS uuid) = ANY (r.organisations)", "organisation", organisation)
        .and("NOT r.kind = ANY (CAST(:kinds AS text[]))", "kinds", List.copyOf(kinds))
        .exists();
  }

  /** Those of these actions alone, the oldest first. */
  public List<HistoryEntry> listByActions(Actor actor, Collection<String> kinds, Collection<UUID> subjects,
      Collection<String> actions) {
    return rows.query(actor, TrailEntryView.class)
        .as("e")
        .and("e.changes")
        .in("kind", kinds)
        .in("subject", subjects)
        .in("action", actions)
        .orderBy("e.at, e.id")
        .list(HistoryEntry.class, HISTORY_COLUMNS);
  }

  /** The newest first; at most {@code limit}. */
  public List<HistoryEntry> listRecent(Actor actor, Collection<String> kinds, Collection<UUID> subjects, int limit) {
    return rows.query(actor, TrailEntryView.class)
        .as("e")
        .and("e.changes")
        .in("kind", kinds)
        .in("subject", subjects)
        .orderBy("e.at DESC, e.id DESC")
        .limit(limit)
        .list(HistoryEntry.class, HISTORY_COLUMNS);
  }
}
