package id.payung.evidence.indexsheet;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceUse;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Files that an index may name, and what they are used for. */
@Repository
@Transactional(readOnly = true)
class EvidenceIndexLookup {
  private final Rows rows;

  EvidenceIndexLookup(Rows rows) {
    this.rows = rows;
  }

  /** Those of these names, in the inbox or in the register, the earliest first. */
  List<EvidenceItem> listByNames(Actor actor, Collection<String> normalised) {
    return normalised.isEmpty() ? List.of()
        : rows.query(actor, EvidenceItem.class)
            .and("r.search = ANY (CAST(:names AS text[]))", "names", normalised)
            .is("withdrawn", null)
            .and("r.kind <> 'computed'")
            .orderBy("r.added_at, r.id")
            .list();
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
