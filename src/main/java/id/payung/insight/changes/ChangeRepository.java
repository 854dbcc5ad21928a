package id.payung.insight.changes;

import id.payung.audit.TrailEntryView;
import id.payung.platform.actor.Actor;
import id.payung.platform.changes.ChangedRecord;
import id.payung.platform.db.ReadTimeLimit;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.RowSelection;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads changes of all kinds by one statement, a part for each kind with its own index, order and limit: what others
 * did within the span, as far as the reader reaches the record, and the line of the trail that tells of it.
 */
@Repository
@Transactional(readOnly = true)
class ChangeRepository {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeRepository.class);
  private static final int MARK = -1;
  private static final String SINCE = """
      (SELECT greatest(:earliest, coalesce(max(k.seen_at), :first)) FROM insight.last_look k
        WHERE k.regency = :regency AND k.person = :me)""";

  /** What is found by then, or nothing: everybody's first page waits for it. It outlives what the savepoint undoes. */
  private static final String BOUND = "SET LOCAL statement_timeout = 1500; SAVEPOINT changes";

  private final Rows rows;
  private final JdbcTemplate jdbc;
  private final Clock clock;

  ChangeRepository(Rows rows, JdbcTemplate jdbc, Clock clock) {
    this.rows = rows;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Where a page of changes begins: behind this one. */
  record Position(Instant at, String id) {}

  /**
   * @param rows of one kind together, and in its order
   * @param cut whether it would have taken too long, so that nothing is known
   */
  record FoundChanges(ChangePeriod span, List<ChangeRow> rows, boolean cut) {}

  /** The newest of each kind since the mark, so many of each, and the mark itself. */
  public FoundChanges find(Actor actor, List<ChangedRecord> kinds, @Nullable Position after, int limit) {
    Instant now = clock.instant();
    List<RowSelection> parts = new ArrayList<>();
    parts.add(rows.query(actor, ChangesSeenTime.class)
        .and("r.person = :me", "me", actor.requirePerson())
        .select(MARK + " AS number, r.seen_at AS at, '' AS id, '' AS path, (r.previous_at IS NOT NULL)::text AS title, "
            + "NULL::text AS detail, NULL::date AS day, NULL::text AS picture"));
    for (int i = 0; i < kinds.size(); i++) {
      parts.add(select(actor, kinds.get(i), i, now, after, limit));
    }
    List<ChangeRow> found;
    jdbc.execute(BOUND);
    try {
      found = rows.union(actor, parts, ChangeRow.class);
    } catch (DataAccessException e) {
      if (!ReadTimeLimit.isExceededIn(e)) {
        throw e;
      }
      LOG.warn("what changed could not be read in time");
      jdbc.execute("ROLLBACK TO SAVEPOINT changes");
      return new FoundChanges(ChangePeriod.unmarked(now), List.of(), true);
    }
    ChangePeriod span = found.stream()
        .filter(row -> row.number() == MARK)
        .findFirst()
        .map(look -> ChangePeriod.since(look.at(), now, "true".equals(look.title())))
        .orElseGet(() -> ChangePeriod.unmarked(now));
    return new FoundChanges(span, found.stream().filter(row -> row.number() != MARK).toList(), false);
  }

  private RowSelection select(Actor actor, ChangedRecord kind, int number, Instant now, @Nullable Position after,
      int limit) {
    ChangedRecord.Logged logged = kind.logged();
    String at;
    String id;
    RowQuery<? extends Record> query;
    if (logged != null) {
      at = "e.at";
      id = "e.id";
      query = logged(actor, kind, logged);
    } else {
      ChangedRecord.Written written = Objects.requireNonNull(kind.written());
      at = written.at();
      id = written.id();
      query = rows.query(actor, kind.table()).and(written.byOther());
    }
    String order = "('" + kind.kind().code() + ":' || " + id + ") COLLATE \"C\"";
    query.and(kind.standing())
        .and(at + " > " + SINCE)
        .and(at + " <= :until")
        .param("first", ChangePeriod.firstSince(now))
        .param("earliest", ChangePeriod.earliest(now))
        .param("until", after == null ? now : after.at())
        .param("now", now)
        .param("me", actor.requirePerson())
        .param("myName", actor.name());
    if (after != null) {
      query.and("(" + at + " < :until OR " + order + " < :after)", "after", after.id());
    }
    return query.orderBy(at + " DESC, " + order + " DESC").limit(limit).select(kind.columns(number, at, order));
  }

  /** The last line of each record that somebody else made: of a paper that was signed by two, one is told. */
  private RowQuery<TrailEntryView> logged(Actor actor, ChangedRecord kind, ChangedRecord.Logged logged) {
    String actions = logged.actions().stream().map(action -> "'" + action + "'").collect(Collectors.joining(", "));
    return rows.query(actor, TrailEntryView.class)
        .as("e")
        .join(kind.table(), "r", logged.subject() + " = e.subject")
        .and("e.changes")
        .and("e.kind = '" + logged.kind() + "'")
        .and("e.action IN (" + actions + ")")
        .and("e.person <> :me")
        .and("""
            NOT EXISTS (SELECT 1 FROM audit.entry l
                         WHERE l.regency = e.regency AND l.kind = e.kind AND l.subject = e.subject AND l.changes
                           AND l.action IN (%s) AND l.person <> :me AND l.at <= :now AND (l.at, l.id) > (e.at, e.id)
                           AND %s)
            """.formatted(actions, rows.reach(actor, TrailEntryView.class, "l")));
  }
}
