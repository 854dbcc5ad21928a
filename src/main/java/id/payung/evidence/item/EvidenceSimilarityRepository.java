package id.payung.evidence.item;

import id.payung.evidence.EvidenceItem;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.ServiceTransactionRunner;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.SimilarPicture;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether a proof is another one again: noticed when it comes in, asked of a person, never refused. */
@Component
@Transactional
public class EvidenceSimilarityRepository {
  private final Rows rows;
  private final EvidenceItemRepository items;
  private final DocumentStorage documents;
  private final ServiceTransactionRunner services;

  EvidenceSimilarityRepository(Rows rows, EvidenceItemRepository items, DocumentStorage documents,
      ServiceTransactionRunner services) {
    this.rows = rows;
    this.items = items;
    this.documents = documents;
    this.services = services;
  }

  /**
   * Reuse by bytes, and by likeness of picture. Looks through the whole regency, as a service: an office need not see
   * the other's file to be asked.
   */
  public void insertLikenesses(Actor actor, EvidenceItem item, StoredDocument file) {
    Map<String, Integer> distances = new HashMap<>();
    List<EvidenceItem> similar = services.callAs("evidence", actor.regency(), _ -> listSimilarItems(file, distances));
    rows.insertAllIfAbsent(actor,
        similar.stream()
            .filter(other -> !other.id().equals(item.id()))
            .filter(other -> file.sha256().equals(other.sha256()) || !ofOneReport(item, other))
            .map(other -> likeness(actor, item, other, distances))
            .toList());
  }

  /**
   * The photo of a report and the same photo sent again are the same thing twice; two photos of one report are not a
   * reuse.
   */
  private static boolean ofOneReport(EvidenceItem item, EvidenceItem other) {
    return item.report() != null && item.report().equals(other.report());
  }

  private static EvidenceSimilarity likeness(Actor actor, EvidenceItem item, EvidenceItem other,
      Map<String, Integer> distances) {
    return RecordCopy.blank(EvidenceSimilarity.class)
        .with(EvidenceSimilarity::id, Ids.next())
        .with(EvidenceSimilarity::item, item.id())
        .with(EvidenceSimilarity::other, other.id())
        .with(EvidenceSimilarity::distance, distances.getOrDefault(Objects.requireNonNullElse(other.sha256(), ""), 0))
        .with(EvidenceSimilarity::sameBytes, Objects.equals(item.sha256(), other.sha256()))
        .with(EvidenceSimilarity::addedBy, actor.person())
        .with(EvidenceSimilarity::organisations, item.organisations())
        .with(EvidenceSimilarity::villages, item.villages())
        .make();
  }

  @Transactional(readOnly = true)
  public List<EvidenceSimilarity> listByItem(Actor actor, UUID item) {
    return rows.query(actor, EvidenceSimilarity.class)
        .is("item", item)
        .orderBy("r.same_bytes DESC, r.distance, r.id")
        .limit(20)
        .list();
  }

  /**
   * A person's answer.
   *
   * @throws NotFound when that item has no such likeness
   */
  public void updateAnswer(Actor actor, UUID item, UUID likeness, EvidenceSimilarity.Answer answer) {
    int changed = rows.query(actor, EvidenceSimilarity.class)
        .key(likeness)
        .is("item", item)
        .set(EvidenceSimilarity::answer, answer)
        .set(EvidenceSimilarity::answeredName, actor.name())
        .update();
    if (changed == 0) {
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
