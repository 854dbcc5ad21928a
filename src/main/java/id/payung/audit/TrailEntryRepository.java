package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import id.payung.platform.search.SearchText;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The trail as it is read, newest first. Whoever reaches a record reads its lines. */
@Repository
@Transactional(readOnly = true)
class TrailEntryRepository {
  private static final int MAX_NAMES_SEARCHED = 20_000;

  private final Rows rows;

  TrailEntryRepository(Rows rows) {
    this.rows = rows;
  }

  public Slice<TrailEntryView> list(Actor actor, TrailSelection selection, @Nullable String key, int size) {
    RowQuery<TrailEntryView> query = query(actor).isIfGiven("kind", selection.kind());
    if (selection.persons() != null) {
      query.in("person", selection.persons());
    }
    if (selection.since() != null) {
      query.and("e.at >= :since", "since", selection.since());
    }
    if (selection.until() != null) {
      query.and("e.at < :until", "until", selection.until());
    }
    return slice(query, key, size);
  }

  /** The lines of one record. */
  public Slice<TrailEntryView> listByRecord(Actor actor, String kind, UUID subject, @Nullable String key, int size) {
    return slice(query(actor).is("kind", kind).is("subject", subject), key, size);
  }

  /** What was written of several records that are shown together. */
  public List<TrailEntryView> listByRecords(Actor actor, Collection<String> kinds, Collection<UUID> subjects,
      int size) {
    return slice(query(actor).and("e.changes").in("kind", kinds).in("subject", subjects), null, size).rows();
  }

  private RowQuery<TrailEntryView> query(Actor actor) {
    return rows.query(actor, TrailEntryView.class).as("e");
  }

  private static Slice<TrailEntryView> slice(RowQuery<TrailEntryView> query, @Nullable String key, int size) {
    List<String> after = PageKey.decode(key, "timestamptz", "uuid");
    if (after != null) {
      query.and("(e.at, e.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))")
          .param("at", after.get(0))
          .param("id", after.get(1));
    }
    return Slice.of(query.orderBy("e.at DESC, e.id DESC").limit(size + 1).list(), size,
        line -> PageKey.encode(line.at(), line.id()));
  }

  /**
   * Everybody of that name, or part of it, who stands in the trail; found person by person over the index, not line by
   * line.
   */
  public List<UUID> findPersonsByName(Actor actor, String part) {
    return rows.sql(actor, """
        WITH RECURSIVE known AS (
          (SELECT e.person FROM audit.entry e WHERE e.regency = :regency AND e.person IS NOT NULL
            AND %1$s ORDER BY e.person LIMIT 1)
          UNION ALL
          SELECT (SELECT e.person FROM audit.entry e WHERE e.regency = :regency AND e.person > k.person
            AND %1$s ORDER BY e.person LIMIT 1)
            FROM known k WHERE k.person IS NOT NULL)
        SELECT k.person, (SELECT e.person_name FROM audit.entry e
                           WHERE e.regency = :regency AND e.person = k.person AND %1$s ORDER BY e.at DESC,
                             e.id DESC LIMIT 1) AS name
          FROM known k WHERE k.person IS NOT NULL LIMIT :most
        """.formatted(rows.reach(actor, TrailEntryView.class, "e")))
        .param("most", MAX_NAMES_SEARCHED)
        .list(NamedPerson.class)
        .stream()
        .filter(named -> SearchText.matches(named.name(), part))
        .map(NamedPerson::person)
        .toList();
  }

  private record NamedPerson(UUID person, String name) {}
}
