package id.payung.evidence.proposal;

import static id.payung.evidence.item.EvidenceUseState.PROPOSED;
import static id.payung.evidence.item.EvidenceUseState.TAKEN;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.OpenEvaluation;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.platform.actor.Actor;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What becomes of the proposals of a report's photos when the report moves to another activity, or counts again after
 * it was returned.
 */
@Component
class MovedReportProposals {
  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;

  MovedReportProposals(EvidenceUseLifeCycle useLifeCycle, EvidenceItemRepository items, EvidenceUseRepository uses,
      ObjectProvider<EvaluationDirectory> evaluationDirectories) {
    this.useLifeCycle = useLifeCycle;
    this.items = items;
    this.uses = uses;
    this.evaluationDirectories = evaluationDirectories;
  }

  /**
   * The item for who follows its report: its years, then itself. Followers of one report come one after the other in
   * the order of their items; who reads the report after this decides on what the one before left.
   */
  EvidenceItem lock(Actor actor, UUID item) {
    uses.listPlaces(actor, item).forEach(place -> useLifeCycle.lockYear(actor, place));
    return items.lock(actor, item);
  }

  /**
   * Takes back what is only proposed, where the year is open. The years come first, then the item, then its uses, as
   * for who places it.
   *
   * @return the offices whose uses of the item stay: they took it, or their year is locked
   */
  Set<UUID> takeBackOpen(Actor actor, UUID item) {
    lock(actor, item);
    Set<UUID> staying = new LinkedHashSet<>();
    for (EvidenceUseListItem line : uses.listByItem(actor, item)) {
      if (line.use().is(PROPOSED) && !useLifeCycle.lockYear(actor, line.use().slotKey())) {
        useLifeCycle.takeBackAutomatically(actor, line, StoredReason.REPORT_MOVED);
      } else if (line.use().is(PROPOSED) || line.use().is(TAKEN)) {
        staying.add(line.use().organisation());
      }
    }
    return staying;
  }

  /**
   * What was proposed or taken until the report was returned is proposed once more: an office looks at what was
   * corrected. Years that are locked, and those that do not take proofs of its day, get nothing.
   */
  void proposeAgain(Actor actor, UUID item, LocalDate heldOn) {
    Map<String, OpenEvaluation> open = evaluationDirectories.getObject()
        .listOpen(actor.regency())
        .stream()
        .filter(evaluation -> evaluation.evidenceYears().contains(heldOn.getYear()))
        .collect(Collectors.toMap(OpenEvaluation::code, Function.identity()));
    for (EvidenceUseListItem line : uses.listByItem(actor, item)) {
      EvidenceUse use = line.use();
      if (StoredReason.REPORT_WITHDRAWN.equals(use.stateReason()) && open.containsKey(use.evaluation())
          && !useLifeCycle.lockYear(actor, use.slotKey())) {
        useLifeCycle.proposeIfTakenBack(actor, use.id());
      }
    }
  }

  /** It serves the old activity's question and the new one's, or moved there and back: it is proposed once more. */
  void proposeAgain(Actor actor, UUID use) {
    String reason = uses.require(actor, use).use().stateReason();
    if (StoredReason.REPORT_MOVED.equals(reason) || StoredReason.REPORT_WITHDRAWN.equals(reason)) {
      useLifeCycle.proposeIfTakenBack(actor, use);
    }
  }
}
