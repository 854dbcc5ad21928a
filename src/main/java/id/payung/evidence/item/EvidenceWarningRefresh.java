package id.payung.evidence.item;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceSlot;
import id.payung.evidence.EvidenceUseChanged;
import id.payung.platform.actor.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps beside each use what {@link EvidenceWarningPolicy} finds in it. */
@Component
@Transactional
public class EvidenceWarningRefresh {
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceSimilarityRepository likenesses;
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;
  private final ApplicationEventPublisher events;

  EvidenceWarningRefresh(EvidenceItemRepository items, EvidenceUseRepository uses,
      EvidenceSimilarityRepository likenesses, ObjectProvider<EvaluationDirectory> evaluationDirectories,
      ApplicationEventPublisher events) {
    this.items = items;
    this.uses = uses;
    this.likenesses = likenesses;
    this.evaluationDirectories = evaluationDirectories;
    this.events = events;
  }

  /** Computes anew what is noticed of an item in all its uses, and tells of those that changed. */
  public void refresh(Actor actor, UUID itemId) {
    EvidenceItem item = items.require(actor, itemId);
    List<EvidenceUseListItem> lines = uses.listByItem(actor, itemId);
    boolean hasOpenLikeness = likenesses.listByItem(actor, itemId).stream().anyMatch(EvidenceSimilarity::disturbs);
    EvaluationDirectory evaluations = evaluationDirectories.getObject();
    Map<String, List<Integer>> years = new HashMap<>();
    evaluations.listOpen(actor.regency())
        .forEach(evaluation -> years.put(evaluation.code(), evaluation.evidenceYears()));
    for (EvidenceUseListItem line : lines) {
      EvidenceUse use = line.use();
      EvidenceSlot slot = evaluations.listSlots(actor.regency(), line.evaluation(), use.question())
          .stream()
          .filter(known -> known.code().equals(use.slot()))
          .findFirst()
          .orElse(null);
      int shared = (int) lines.stream()
          .map(EvidenceUseListItem::use)
          .filter(other -> other.evaluation().equals(use.evaluation()) && !other.question().equals(use.question()))
          .filter(other -> other.state().live())
          .count();
      List<String> warnings = EvidenceWarningPolicy.warningsFor(new EvidenceWarningPolicy.EvidenceUseFacts(item,
          years.getOrDefault(line.evaluation(), List.of()), slot == null ? "either" : slot.type(),
          slot != null && slot.perVillage(), use.pages(), use.proves(), shared, hasOpenLikeness));
      if (!warnings.equals(use.warnings())) {
        uses.updateWarnings(actor, use.id(), warnings);
        events.publishEvent(new EvidenceUseChanged(actor.regency(), use.id(), actor.person(), use.id(),
            line.evaluation(), use.question()));
      }
    }
  }
}
