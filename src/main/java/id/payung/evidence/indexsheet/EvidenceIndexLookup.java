package id.payung.evidence.indexsheet;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceUse;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import id.payung.platform.search.SearchText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Files that an index may name, and what they are used for. */
@Repository
@Transactional(readOnly = true)
class EvidenceIndexLookup {
  /** In memory at once, for all names of an index together. */
  static final int MAX_FILES = 20_000;

  /** As many villages as a regency has may each have a file of this name. */
  static final int MAX_FILES_OF_NAME = 500;

  private static final int MAX_TWINS = 20;

  private final Rows rows;

  EvidenceIndexLookup(Rows rows) {
    this.rows = rows;
  }

  /**
   * Files of some names.
   *
   * @param crowded normalised names of which there are more files than are listed
   */
  record NamedFiles(List<EvidenceItem> items, Set<String> crowded) {}

  /**
   * Those of these names, in the inbox or in the register, the earliest first: so many of each that all names together
   * are at most {@link #MAX_FILES}.
   */
  NamedFiles listByNames(Actor actor, Collection<String> normalised) {
    if (normalised.isEmpty()) {
      return new NamedFiles(List.of(), Set.of());
    }
    int most = Math.clamp(MAX_FILES / normalised.size(), 2, MAX_FILES_OF_NAME);
    Map<String, List<EvidenceItem>> byName = rows.query(actor, EvidenceItem.class)
        .and("r.id IN (" + firstOfEach(actor, "search", "i.search = ANY (CAST(:names AS text[]))") + ")", "names",
            normalised)
        .param("most", most + 1)
        .orderBy("r.added_at, r.id")
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(item -> SearchText.normalise(item.title()), LinkedHashMap::new, Collectors.toList()));
    Set<String> crowded = byName.entrySet()
        .stream()
        .filter(name -> name.getValue().size() > most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
    return new NamedFiles(byName.values().stream().flatMap(files -> files.stream().limit(most)).toList(), crowded);
  }

  /** What lies in the register with these bytes, some of each. */
  List<EvidenceItem> listPlacedByBytes(Actor actor, Collection<String> hashes) {
    return hashes.isEmpty() ? List.of()
        : rows.query(actor, EvidenceItem.class)
            .and("r.id IN ("
                + firstOfEach(actor, "sha256", "i.sha256 = ANY (CAST(:hashes AS text[])) AND i.kind <> 'unplaced'")
                + ")", "hashes", hashes)
            .param("most", MAX_TWINS)
            .orderBy("r.added_at, r.id")
            .list();
  }

  /** Ids of the earliest of each value of a column, {@code :most} of each. */
  private String firstOfEach(Actor actor, String column, String condition) {
    return """
        SELECT f.id FROM (
          SELECT i.id, row_number() OVER (PARTITION BY i.%s ORDER BY i.added_at, i.id) AS place
            FROM evidence.item i
           WHERE i.regency = :regency AND i.withdrawn IS NULL AND i.kind <> 'computed' AND %s AND %s) f
         WHERE f.place <= :most
        """.formatted(column, condition, rows.reach(actor, EvidenceItem.class, "i"));
  }

  /** A file that proves something already. */
  record UsedFile(UUID item, String question) {}

  List<UsedFile> listUses(Actor actor, String evaluation, Collection<UUID> items) {
    return items.isEmpty() ? List.of()
        : rows.sql(actor, """
            SELECT u.item, u.question
              FROM evidence.use u
             WHERE u.regency = :regency AND u.evaluation = :evaluation AND u.item = ANY (CAST(:items AS uuid[]))
               AND u.state IN ('proposed', 'taken') AND %s
            """.formatted(rows.reach(actor, EvidenceUse.class, "u")))
            .param("evaluation", evaluation)
            .param("items", items)
            .list(UsedFile.class);
  }
}
