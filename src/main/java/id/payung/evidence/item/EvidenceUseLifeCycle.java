package id.payung.evidence.item;

import static id.payung.evidence.item.EvidenceCheckState.ACCEPTED;
import static id.payung.evidence.item.EvidenceCheckState.RETURNED;
import static id.payung.evidence.item.EvidenceCheckState.UNCHECKED;
import static id.payung.evidence.item.EvidenceUseState.DECLINED;
import static id.payung.evidence.item.EvidenceUseState.LIFE;
import static id.payung.evidence.item.EvidenceUseState.PROPOSED;
import static id.payung.evidence.item.EvidenceUseState.TAKEN;
import static id.payung.evidence.item.EvidenceUseState.TAKEN_BACK;

import id.payung.audit.AuditTrailRepository;
import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseChanged;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceUseRepository.UseOfYear;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Messages;
import id.payung.platform.lifecycle.Transition;
import id.payung.platform.lifecycle.TransitionActor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
public class EvidenceUseLifeCycle implements EvidenceRegister {
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceWarningRefresh warningRefresh;
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;
  private final Messages words;
  private final Clock clock;

  EvidenceUseLifeCycle(EvidenceItemRepository items, EvidenceUseRepository uses, EvidenceWarningRefresh warningRefresh,
      ObjectProvider<EvaluationDirectory> evaluationDirectories, AuditTrailRepository trail,
      ApplicationEventPublisher events, Messages words, Clock clock) {
    this.items = items;
    this.uses = uses;
    this.warningRefresh = warningRefresh;
    this.evaluationDirectories = evaluationDirectories;
    this.trail = trail;
    this.events = events;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public List<String> foreseeWarnings(List<Integer> evidenceYears, IntendedUse use) {
    return EvidenceWarningPolicy.warningsFor(new EvidenceWarningPolicy.EvidenceUseFacts(use.item(), evidenceYears,
        use.slotType(), use.perVillage(), use.pages(), use.proves(), 0, use.alike()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<EvidenceUseView> listUses(Actor actor, String evaluation) {
    return uses.listViews(actor, List.of(evaluation), null).stream().map(UseOfYear::use).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<EvidenceUseView> listUses(Actor actor, String evaluation, String question) {
    return uses.listViews(actor, List.of(evaluation), question).stream().map(UseOfYear::use).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, List<EvidenceUseView>> listUses(Actor actor, Collection<String> evaluations, String question) {
    return uses.listViews(actor, evaluations, question)
        .stream()
        .collect(Collectors.groupingBy(UseOfYear::evaluation, Collectors.mapping(UseOfYear::use, Collectors.toList())));
  }

  @Override
  public UUID propose(Actor actor, UUID item, String evaluation, String question, String slot, String pages,
      String proves) {
    return placeItem(actor, item, new EvidenceSlotKey(evaluation, question, slot), pages, proves, PROPOSED);
  }

  /** An office puts an item where it belongs: proposed and taken at once. */
  public UUID placeAndTake(Actor actor, UUID item, String evaluation, String question, String slot, String pages,
      String proves) {
    return placeItem(actor, item, new EvidenceSlotKey(evaluation, question, slot), pages, proves, TAKEN);
  }

  /** Whether the actor's own word takes a proof for this question, or only proposes it to the office. */
  @Transactional(readOnly = true)
  public boolean mayTake(Actor actor, String evaluation, String question, UUID itemsOffice) {
    UUID owner = evaluationDirectories.getObject().findOwner(actor.regency(), evaluation, question);
    return EvidenceAccessPolicy.mayAnswerFor(actor, owner != null ? owner : itemsOffice);
  }

  /**
   * For who touches an item and places it: the year comes first, so that nobody waits in a ring. Tells if it is closed.
   */
  public boolean lockYear(Actor actor, EvidenceSlotKey place) {
    return evaluationDirectories.getObject().isLockedForShare(actor.regency(), place.evaluation(), place.question());
  }

  /** Message key of why this place takes no proof. */
  public String lockedKey(Actor actor, EvidenceSlotKey place) {
    return evaluationDirectories.getObject().lockedKey(actor.regency(), place.evaluation());
  }

  /**
   * Locks its year likewise.
   *
   * @throws Refused when the place takes no proof now
   */
  void requireUnlocked(Actor actor, EvidenceSlotKey place) {
    if (lockYear(actor, place)) {
      throw new Refused(lockedKey(actor, place));
    }
  }

  private UUID placeItem(Actor actor, UUID itemId, EvidenceSlotKey place, String pages, String proves,
      EvidenceUseState state) {
    // The year, then the item: who places it elsewhere at the same moment comes after, and nobody waits in a ring.
    boolean closed = lockYear(actor, place);
    EvidenceItem item = items.lockStanding(actor, itemId);
    items.requireReportCounts(actor, state == TAKEN ? item.report() : null);
    UUID office = requireOffice(actor, item, place, closed, state);
    List<UUID> reach = items.widenReach(actor, item, office);
    EvidenceUse use = EvidenceUse.added(actor, item, place, clock.instant())
        .with(EvidenceUse::pages, pages.strip())
        .with(EvidenceUse::proves, proves.strip())
        .with(EvidenceUse::state, state)
        .with(EvidenceUse::organisation, office)
        .with(EvidenceUse::organisations, reach)
        .make();
    EvidenceUse kept = uses.insertOrLock(actor, use);
    if (!kept.id().equals(use.id())) {
      EvidenceUse again = kept.placedAgain(use, ofOffice(actor));
      if (again.equals(kept)) {
        return kept.id();
      }
      uses.update(actor, kept, again);
    }
    trail.recordWrite("evidence-use", kept.id(), state.code(), List.of("question", "slot", "pages", "proves"), null,
        use.reach());
    warningRefresh.refresh(actor, itemId);
    events.publishEvent(changeOf(actor, kept));
    return kept.id();
  }

  /** The office that answers; the item's own while nobody is asked. */
  private UUID requireOffice(Actor actor, EvidenceItem item, EvidenceSlotKey place, boolean closed,
      EvidenceUseState state) {
    EvaluationDirectory calendar = evaluationDirectories.getObject();
    if (calendar.listSlots(actor.regency(), place.evaluation(), place.question())
        .stream()
        .noneMatch(known -> known.code().equals(place.slot()))) {
      throw new NotFound();
    }
    if (closed) {
      throw new Refused(lockedKey(actor, place));
    }
    UUID owner = calendar.findOwner(actor.regency(), place.evaluation(), place.question());
    UUID office = owner != null ? owner : item.organisation();
    if (state == TAKEN && !EvidenceAccessPolicy.mayAnswerFor(actor, office)) {
      throw new Refused("evidence.not-your-question");
    }
    return office;
  }

  @Override
  public void takeProposal(Actor actor, UUID use) {
    EvidenceUseListItem line = requireOwnUse(actor, use);
    lockYear(actor, line.use().slotKey());
    if (!line.kind().equals("computed")) {
      items.lockStanding(actor, line.use().item());
      move(actor, line, TAKEN, null);
      return;
    }
    List<EvidenceUseListItem> counts = new ArrayList<>(uses.lockFactsInSlot(actor, line.use().slotKey()));
    move(actor, line, TAKEN, null);
    counts.removeIf(other -> other.use().id().equals(use));
    counts.forEach(other -> takeBackAutomatically(actor, other, StoredReason.NEWER_COUNT));
  }

  @Override
  public void declineProposal(Actor actor, UUID use, String reason) {
    move(actor, requireOwnUse(actor, use), DECLINED, reason);
  }

  @Override
  public void takeBackUse(Actor actor, UUID use, String reason) {
    move(actor, requireOwnUse(actor, use), TAKEN_BACK, reason);
  }

  @Override
  public void transferToOffice(Actor service, String evaluation, String question, UUID office) {
    for (EvidenceUseListItem line : uses.listByQuestionInOrderOfItems(service, evaluation, question)) {
      if (line.use().organisation().equals(office)) {
        continue;
      }
      EvidenceItem item = items.lock(service, line.use().item());
      uses.updateOffice(service, line.use().id(), office);
      trail.recordWrite("evidence-use", line.use().id(), "moved", List.of("organisation"), null,
          new AuditTrailRepository.TrailReach(items.widenReach(service, item, office), item.villages()));
    }
  }

  /**
   * A use whose office the actor works for, or any for the task force.
   *
   * @throws Forbidden when the word is another office's
   */
  @Transactional(readOnly = true)
  public EvidenceUseListItem requireOwnUse(Actor actor, UUID use) {
    EvidenceUseListItem line = uses.require(actor, use);
    if (!EvidenceAccessPolicy.mayAnswerFor(actor, line.use().organisation())) {
      throw new Forbidden();
    }
    return line;
  }

  private static TransitionActor ofOffice(Actor actor) {
    return TransitionActor.of(actor).with(EvidenceUseState.OFFICE, true);
  }

  private void move(Actor actor, EvidenceUseListItem seen, EvidenceUseState to, @Nullable String reason) {
    items.requireReportCounts(actor, seen.report());
    EvidenceUse use = lockOpen(actor, seen.use());
    LIFE.requireMove(ofOffice(actor), use.state(), to, reason)
        .ifPresent(move -> write(actor, use, move.transition(), move.reason()));
  }

  private void moveAutomatically(Actor actor, EvidenceUse seen, EvidenceUseState to, @Nullable String reason) {
    EvidenceUse use = lockOpen(actor, seen);
    if (!use.is(to)) {
      write(actor, use, LIFE.automatic(use.state(), to), reason);
    }
  }

  private EvidenceUse lockOpen(Actor actor, EvidenceUse seen) {
    requireUnlocked(actor, seen.slotKey());
    return uses.lock(actor, seen.id());
  }

  private void write(Actor actor, EvidenceUse use, Transition<EvidenceUseState> transition, @Nullable String reason) {
    uses.updateState(actor, use.id(), transition.to(), reason);
    tell(actor, use, transition, "state", reason);
  }

  void tell(Actor actor, EvidenceUse use, Transition<?> transition, String field, @Nullable String reason) {
    String action = transition.action();
    trail.recordWrite("evidence-use", use.id(), action, List.of(field), StoredReason.text(words, reason), use.reach());
    events.publishEvent(transition.announcing(changeOf(actor, use)));
  }

  private static EvidenceUseChanged changeOf(Actor actor, EvidenceUse use) {
    return new EvidenceUseChanged(actor.regency(), use.id(), actor.person(), use.id(), use.evaluation(),
        use.question());
  }

  @Override
  public void recordCheck(Actor actor, UUID use, boolean accepted, String reason) {
    saveCheck(actor, use, accepted ? ACCEPTED : RETURNED, reason);
  }

  @Override
  public void takeBackCheck(Actor actor, UUID use, String reason) {
    saveCheck(actor, use, UNCHECKED, reason);
  }

  private void saveCheck(Actor actor, UUID id, EvidenceCheckState to, String reason) {
    EvidenceUse use = uses.lock(actor, id);
    // The same finding again may bring other words: it is a new finding.
    EvidenceCheckState from = use.check() == to ? UNCHECKED : use.check();
    EvidenceCheckState.LIFE.requireMove(actor, from, to, reason).ifPresent(move -> {
      uses.updateCheck(actor, use, to, move.reason());
      tell(actor, use, move.transition(), "check", move.reason());
    });
  }

  /** The software takes a use back by itself, and says why. */
  public void takeBackAutomatically(Actor actor, EvidenceUseListItem line, String reason) {
    moveAutomatically(actor, line.use(), TAKEN_BACK, reason);
  }

  /** What was taken back is counted so once more. */
  public void proposeIfTakenBack(Actor actor, UUID use) {
    EvidenceUse now = uses.require(actor, use).use();
    if (now.is(TAKEN_BACK)) {
      moveAutomatically(actor, now, PROPOSED, null);
    }
  }

  /**
   * Takes back every use of an item that is withdrawn, but for those of a locked year, which say so, and an office's no
   * to a report that may come back corrected. The years come first, then the item, then its uses.
   */
  public void takeBackUnlockedUses(Actor actor, UUID item, String reason) {
    uses.listPlaces(actor, item).forEach(place -> lockYear(actor, place));
    items.lock(actor, item);
    for (EvidenceUseListItem line : uses.listByItem(actor, item)) {
      boolean no = line.use().is(DECLINED) && StoredReason.REPORT_WITHDRAWN.equals(reason);
      if (!no && !line.use().is(TAKEN_BACK) && !lockYear(actor, line.use().slotKey())) {
        moveAutomatically(actor, line.use(), TAKEN_BACK, reason);
      }
    }
  }
}
