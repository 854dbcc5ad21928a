package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.SqlValues;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.SimilarPicture;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether a proof is another one again: noticed when it comes in, asked of a person, never refused. */
@Component
@Transactional
public class EvidenceLikenessRepository {
  private final JdbcClient jdbc;
  private final EvidenceItemRepository items;
  private final DocumentStorage documents;
  private final TransactionTemplate newTransaction;

  EvidenceLikenessRepository(JdbcClient jdbc, EvidenceItemRepository items, DocumentStorage documents,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.items = items;
    this.documents = documents;
    this.newTransaction = new TransactionTemplate(transactions);
    this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Reuse by bytes, and by likeness of picture. Looks through the whole regency, as a service: an office need not see
   * the other's file to be asked.
   */
  void insertLikenesses(Actor actor, EvidenceItem item, StoredDocument file) {
    Map<String, Integer> distances = new HashMap<>();
    for (EvidenceItem other : ActorContext.callAs(Actor.service("evidence", actor.regency()),
        () -> Objects.requireNonNull(newTransaction.execute(status -> listSimilarItems(file, distances))))) {
      if (other.id().equals(item.id())) {
        continue;
      }
      boolean same = Objects.equals(other.sha256(), file.sha256());
      // The photo of a report and the same photo sent again are the same thing twice; two photos of one report are not
      // a reuse.
      if (!same && item.report() != null && item.report().equals(other.report())) {
        continue;
      }
      jdbc.sql("""
          INSERT INTO evidence.likeness (regency, id, item, other, distance, same_bytes, organisations, villages,
            added_by)
          VALUES (:regency, :id, :item, :other, :distance, :same, CAST(:organisations AS uuid[]),
            CAST(:villages AS uuid[]), :by)
          ON CONFLICT DO NOTHING
          """)
          .param("regency", actor.regency())
          .param("id", Ids.next())
          .param("item", item.id())
          .param("other", other.id())
          .param("distance", distances.getOrDefault(Objects.requireNonNullElse(other.sha256(), ""), 0))
          .param("same", same)
          .param("organisations", SqlValues.uuidArray(item.organisations()))
          .param("villages", SqlValues.uuidArray(item.villages()))
          .param("by", actor.person())
          .update();
    }
  }

  @Transactional(readOnly = true)
  public List<EvidenceLikeness> listByItem(Actor actor, UUID item) {
    return jdbc
        .sql("SELECT * FROM evidence.likeness l WHERE l.regency = :regency AND l.item = :item ORDER BY l.same_bytes "
            + "DESC, l.distance, l.id LIMIT 20")
        .param("regency", actor.regency())
        .param("item", item)
        .query((row, n) -> new EvidenceLikeness(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "other"),
            row.getInt("distance"), row.getBoolean("same_bytes"), row.getString("answer"),
            row.getString("answered_name")))
        .list();
  }

  /**
   * A person's answer.
   *
   * @throws NotFound when that item has no such likeness
   */
  void updateAnswer(Actor actor, UUID item, UUID likeness, boolean same) {
    int rows = jdbc
        .sql("UPDATE evidence.likeness SET answer = :answer, answered_name = :name WHERE regency = :regency AND item = "
            + ":item AND id = :id")
        .param("answer", same ? "same" : "different")
        .param("name", actor.name())
        .param("regency", actor.regency())
        .param("item", item)
        .param("id", likeness)
        .update();
    if (rows == 0) {
      throw new NotFound();
    }
  }

  private List<EvidenceItem> listSimilarItems(StoredDocument file, Map<String, Integer> distances) {
    Actor service = ActorContext.current();
    distances.put(file.sha256(), 0);
    if (file.likeness() != null) {
      for (SimilarPicture similar : documents.findSimilar(service, file.likeness())) {
        distances.putIfAbsent(similar.sha256(), similar.distance());
      }
    }
    return items.listByFileHashes(service, distances.keySet());
  }
}
