package id.payung.evidence.register;

import id.payung.audit.AuditTrailRepository;
import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseChanged;
import id.payung.evidence.EvidenceUseView;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Daftar Data Dukung: what each item is used for, who took it and what a checker said. */
@Component
@Transactional
public class EvidenceUseLifecycle implements EvidenceRegister {
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceWarningRefresh warningRefresh;
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;

  EvidenceUseLifecycle(EvidenceItemRepository items, EvidenceUseRepository uses, EvidenceWarningRefresh warningRefresh,
      ObjectProvider<EvaluationDirectory> evaluationDirectories, AuditTrailRepository trail,
      ApplicationEventPublisher events) {
    this.items = items;
    this.uses = uses;
    this.warningRefresh = warningRefresh;
    this.evaluationDirectories = evaluationDirectories;
    this.trail = trail;
    this.events = events;
  }

  @Override
  @Transactional(readOnly = true)
  public List<EvidenceUseView> listUses(Actor actor, String evaluation) {
    return uses.listByEvaluation(actor, evaluation).stream().map(EvidenceUseListItem::use).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<EvidenceUseView> listUses(Actor actor, String evaluation, String question) {
    return uses.listByQuestion(actor, evaluation, question).stream().map(EvidenceUseListItem::use).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, List<EvidenceUseView>> listUses(Actor actor, Collection<String> evaluations, String question) {
    return uses.listByQuestion(actor, evaluations, question)
        .stream()
        .collect(Collectors.groupingBy(EvidenceUseListItem::evaluation,
            Collectors.mapping(EvidenceUseListItem::use, Collectors.toList())));
  }

  @Override
  public UUID propose(Actor actor, UUID item, String evaluation, String question, String slot, String pages,
      String proves) {
    return placeItem(actor, item, evaluation, question, slot, pages, proves, "proposed");
  }

  /** An office puts an item where it belongs: proposed and taken at once. */
  public UUID placeAndTake(Actor actor, UUID item, String evaluation, String question, String slot, String pages,
      String proves) {
    return placeItem(actor, item, evaluation, question, slot, pages, proves, "taken");
  }

  /** Whether the actor's own word takes a proof for this question, or only proposes it to the office. */
  @Transactional(readOnly = true)
  public boolean mayTake(Actor actor, String evaluation, String question, UUID itemsOffice) {
    UUID owner = evaluations().findOwner(actor.regency(), evaluation, question);
    return EvidenceAccessPolicy.mayAnswerFor(actor, owner != null ? owner : itemsOffice);
  }

  /**
   * For who will touch an item and then place it: the year comes first in every work, so that nobody waits in a ring.
   */
  void lockYear(Actor actor, EvidenceSlotKey place) {
    evaluations().isLockedForShare(actor.regency(), place.evaluation(), place.question());
  }

  private UUID placeItem(Actor actor, UUID itemId, String evaluation, String question, String slot, String pages,
      String proves, String state) {
    // The year, then the item: who places it elsewhere at the same moment comes after, instead of each waiting for what
    // the other holds.
    EvaluationDirectory calendar = evaluations();
    boolean locked = calendar.isLockedForShare(actor.regency(), evaluation, question);
    uses.lockItem(actor, itemId);
    EvidenceItem item = items.require(actor, itemId);
    if (calendar.listSlots(actor.regency(), evaluation, question)
        .stream()
        .noneMatch(known -> known.code().equals(slot))) {
      throw new NotFound();
    }
    if (locked) {
      throw new Refused("evidence.locked");
    }
    UUID owner = calendar.findOwner(actor.regency(), evaluation, question);
    UUID office = owner != null ? owner : item.organisation();
    if (state.equals("taken") && !EvidenceAccessPolicy.mayAnswerFor(actor, office)) {
      throw new Refused("evidence.not-your-question");
    }
    Set<UUID> reach = new LinkedHashSet<>(item.organisations());
    reach.add(office);
    UUID kept =
        uses.upsert(actor, item, new EvidenceSlotKey(evaluation, question, slot), pages, proves, state, office, reach);
    uses.widenReach(actor, item, reach);
    trail.recordWrite("evidence-use", kept, state, List.of("question", "slot", "pages", "proves"), null,
        new AuditTrailRepository.TrailReach(reach, item.villages()));
    warningRefresh.refresh(actor, itemId);
    publishUseChanged(actor, kept, evaluation, question);
    return kept;
  }

  @Override
  public void takeProposal(Actor actor, UUID use) {
    EvidenceUseListItem line = requireOwnUse(actor, use);
    changeState(actor, line, "taken", null, "taken");
    if (line.use().kind().equals("computed")) {
      uses.listFactsInSlot(actor, line.slotKey())
          .stream()
          .filter(other -> !other.use().id().equals(use))
          .forEach(other -> replaceOlderFact(actor, other));
    }
  }

  @Override
  public void declineProposal(Actor actor, UUID use, String reason) {
    EvidenceUseListItem line = requireOwnUse(actor, use);
    String said = RequiredReason.require(reason);
    if (line.use().state().equals("taken")) {
      throw new Refused("evidence.taken-already");
    }
    changeState(actor, line, "declined", said, "declined");
  }

  @Override
  public void takeBackUse(Actor actor, UUID use, String reason) {
    EvidenceUseListItem line = requireOwnUse(actor, use);
    changeState(actor, line, "taken-back", RequiredReason.require(reason), "taken-back");
  }

  @Override
  public void transferToOffice(Actor service, String evaluation, String question, UUID office) {
    for (EvidenceUseListItem line : uses.listByQuestion(service, evaluation, question)) {
      if (line.use().organisation().equals(office)) {
        continue;
      }
      EvidenceItem item = items.require(service, line.use().item());
      Set<UUID> reach = new LinkedHashSet<>(item.organisations());
      reach.add(office);
      uses.updateOffice(service, line.use().id(), office, reach);
      uses.widenReach(service, item, reach);
      trail.recordWrite("evidence-use", line.use().id(), "moved", List.of("organisation"), null,
          new AuditTrailRepository.TrailReach(reach, item.villages()));
    }
  }

  /** A use whose office the actor works for, or any for the task force. */
  private EvidenceUseListItem requireOwnUse(Actor actor, UUID use) {
    EvidenceUseListItem line = uses.require(actor, use);
    if (!EvidenceAccessPolicy.mayAnswerFor(actor, line.use().organisation())) {
      throw new Forbidden();
    }
    return line;
  }

  private void changeState(Actor actor, EvidenceUseListItem line, String state, @Nullable String reason,
      String action) {
    if (evaluations().isLockedForShare(actor.regency(), line.evaluation(), line.use().question())) {
      throw new Refused("evidence.locked");
    }
    if (line.use().state().equals(state)) {
      return;
    }
    uses.updateState(actor, line.use().id(), state, reason);
    EvidenceItem item = items.require(actor, line.use().item());
    trail.recordWrite("evidence-use", line.use().id(), action, List.of("state"), reason, item.reach());
    publishUseChanged(actor, line.use().id(), line.evaluation(), line.use().question());
  }

  @Override
  public void recordCheck(Actor actor, UUID use, boolean accepted, String reason) {
    String said = accepted ? reason.strip() : RequiredReason.require(reason);
    saveCheck(actor, use, accepted ? "accepted" : "returned", said.isBlank() ? null : said);
  }

  @Override
  public void takeBackCheck(Actor actor, UUID use, String reason) {
    saveCheck(actor, use, "unchecked", RequiredReason.require(reason));
  }

  private void saveCheck(Actor actor, UUID use, String check, @Nullable String reason) {
    if (!actor.hasAnyRole(Role.INTERNAL_VERIFIER, Role.TASK_FORCE_SECRETARY) && actor.service() == null) {
      throw new Forbidden();
    }
    EvidenceUseListItem line = uses.require(actor, use);
    boolean back = check.equals("unchecked");
    if (back && line.use().check().equals(check)) {
      return;
    }
    uses.updateCheck(actor, use, check, reason);
    EvidenceItem item = items.require(actor, line.use().item());
    trail.recordWrite("evidence-use", use, back ? "check-taken-back" : check, List.of("check"), reason, item.reach());
    publishUseChanged(actor, use, line.evaluation(), line.use().question());
  }

  /** An older count gives way to a newer one of the same place. */
  public void replaceOlderFact(Actor actor, EvidenceUseListItem older) {
    changeState(actor, older, "taken-back", "Diganti hitungan yang lebih baru.", "taken-back");
  }

  /** What was taken back is counted so once more. */
  public void proposeIfTakenBack(Actor actor, UUID use) {
    EvidenceUseListItem line = uses.require(actor, use);
    if (line.use().state().equals("taken-back")) {
      changeState(actor, line, "proposed", null, "proposed");
    }
  }

  /**
   * Takes back every use of an item that is withdrawn. What a locked year was answered with stays there, and says that
   * the item was withdrawn.
   */
  void takeBackUnlockedUses(Actor actor, UUID item, String reason) {
    EvaluationDirectory calendar = evaluations();
    for (EvidenceUseListItem line : uses.listByItem(actor, item)) {
      if (!line.use().state().equals("taken-back")
          && !calendar.isLockedForShare(actor.regency(), line.evaluation(), line.use().question())) {
        changeState(actor, line, "taken-back", reason, "taken-back");
      }
    }
  }

  private void publishUseChanged(Actor actor, UUID use, String evaluation, String question) {
    events.publishEvent(new EvidenceUseChanged(actor.regency(), use, actor.person(), use, evaluation, question));
  }

  private EvaluationDirectory evaluations() {
    return evaluationDirectories.getObject();
  }
}
