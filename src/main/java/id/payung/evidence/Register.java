package id.payung.evidence;

import id.payung.audit.Trail;
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
class Register implements EvidenceRegister {
  private final Items items;
  private final Uses uses;
  private final Warnings warnings;
  private final ObjectProvider<EvaluationCalendar> calendars;
  private final Trail trail;
  private final ApplicationEventPublisher events;

  Register(Items items, Uses uses, Warnings warnings, ObjectProvider<EvaluationCalendar> calendars, Trail trail,
      ApplicationEventPublisher events) {
    this.items = items;
    this.uses = uses;
    this.warnings = warnings;
    this.calendars = calendars;
    this.trail = trail;
    this.events = events;
  }

  @Override
  @Transactional(readOnly = true)
  public List<UseView> usesFor(Actor actor, String evaluation) {
    return uses.ofYear(actor, evaluation).stream().map(UseLine::use).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<UseView> usesFor(Actor actor, String evaluation, String question) {
    return uses.ofQuestion(actor, evaluation, question).stream().map(UseLine::use).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, List<UseView>> usesFor(Actor actor, Collection<String> evaluations, String question) {
    return uses.ofQuestion(actor, evaluations, question)
        .stream()
        .collect(Collectors.groupingBy(UseLine::evaluation, Collectors.mapping(UseLine::use, Collectors.toList())));
  }

  @Override
  public UUID propose(Actor actor, UUID item, String evaluation, String question, String slot, String pages,
      String proves) {
    return place(actor, item, evaluation, question, slot, pages, proves, "proposed");
  }

  /** An office puts an item where it belongs: proposed and taken at once. */
  public UUID use(Actor actor, UUID item, String evaluation, String question, String slot, String pages,
      String proves) {
    return place(actor, item, evaluation, question, slot, pages, proves, "taken");
  }

  /** Whether the actor's own word takes a proof for this question, or only proposes it to the office. */
  @Transactional(readOnly = true)
  public boolean mayTake(Actor actor, String evaluation, String question, UUID itemsOffice) {
    UUID owner = calendar().ownerOf(actor.regency(), evaluation, question);
    return Rights.answersFor(actor, owner != null ? owner : itemsOffice);
  }

  /**
   * For who will touch an item and then place it: the year comes first in every work, so that nobody waits in a ring.
   */
  void holdYear(Actor actor, Place place) {
    calendar().lockedUntilEnd(actor.regency(), place.evaluation(), place.question());
  }

  private UUID place(Actor actor, UUID itemId, String evaluation, String question, String slot, String pages,
      String proves, String state) {
    // The year, then the item: who places it elsewhere at the same moment comes after, instead of each waiting for what
    // the other holds.
    EvaluationCalendar calendar = calendar();
    boolean locked = calendar.lockedUntilEnd(actor.regency(), evaluation, question);
    uses.hold(actor, itemId);
    Item item = items.require(actor, itemId);
    if (calendar.slots(actor.regency(), evaluation, question).stream().noneMatch(known -> known.code().equals(slot))) {
      throw new NotFound();
    }
    if (locked) {
      throw new Refused("evidence.locked");
    }
    UUID owner = calendar.ownerOf(actor.regency(), evaluation, question);
    UUID office = owner != null ? owner : item.organisation();
    if (state.equals("taken") && !Rights.answersFor(actor, office)) {
      throw new Refused("evidence.not-your-question");
    }
    Set<UUID> reach = new LinkedHashSet<>(item.organisations());
    reach.add(office);
    UUID kept = uses.put(actor, item, new Place(evaluation, question, slot), pages, proves, state, office, reach);
    uses.widen(actor, item, reach);
    trail.wrote("evidence-use", kept, state, List.of("question", "slot", "pages", "proves"), null,
        new Trail.Reach(reach, item.villages()));
    warnings.lookAgain(actor, itemId);
    announce(actor, kept, evaluation, question);
    return kept;
  }

  @Override
  public void take(Actor actor, UUID use) {
    UseLine line = mine(actor, use);
    changeState(actor, line, "taken", null, "taken");
    if (line.use().kind().equals("computed")) {
      uses.factsAt(actor, line.place())
          .stream()
          .filter(other -> !other.use().id().equals(use))
          .forEach(other -> giveWay(actor, other));
    }
  }

  @Override
  public void decline(Actor actor, UUID use, String reason) {
    UseLine line = mine(actor, use);
    String said = Reason.needed(reason);
    if (line.use().state().equals("taken")) {
      throw new Refused("evidence.taken-already");
    }
    changeState(actor, line, "declined", said, "declined");
  }

  @Override
  public void takeBack(Actor actor, UUID use, String reason) {
    UseLine line = mine(actor, use);
    changeState(actor, line, "taken-back", Reason.needed(reason), "taken-back");
  }

  @Override
  public void moved(Actor service, String evaluation, String question, UUID office) {
    for (UseLine line : uses.ofQuestion(service, evaluation, question)) {
      if (line.use().organisation().equals(office)) {
        continue;
      }
      Item item = items.require(service, line.use().item());
      Set<UUID> reach = new LinkedHashSet<>(item.organisations());
      reach.add(office);
      uses.moveTo(service, line.use().id(), office, reach);
      uses.widen(service, item, reach);
      trail.wrote("evidence-use", line.use().id(), "moved", List.of("organisation"), null,
          new Trail.Reach(reach, item.villages()));
    }
  }

  /** A use whose office the actor works for, or any for the task force. */
  private UseLine mine(Actor actor, UUID use) {
    UseLine line = uses.require(actor, use);
    if (!Rights.answersFor(actor, line.use().organisation())) {
      throw new Forbidden();
    }
    return line;
  }

  private void changeState(Actor actor, UseLine line, String state, @Nullable String reason, String action) {
    if (calendar().lockedUntilEnd(actor.regency(), line.evaluation(), line.use().question())) {
      throw new Refused("evidence.locked");
    }
    if (line.use().state().equals(state)) {
      return;
    }
    uses.become(actor, line.use().id(), state, reason);
    Item item = items.require(actor, line.use().item());
    trail.wrote("evidence-use", line.use().id(), action, List.of("state"), reason, item.reach());
    announce(actor, line.use().id(), line.evaluation(), line.use().question());
  }

  @Override
  public void check(Actor actor, UUID use, boolean accepted, String reason) {
    String said = accepted ? reason.strip() : Reason.needed(reason);
    checked(actor, use, accepted ? "accepted" : "returned", said.isBlank() ? null : said);
  }

  @Override
  public void takeBackCheck(Actor actor, UUID use, String reason) {
    checked(actor, use, "unchecked", Reason.needed(reason));
  }

  private void checked(Actor actor, UUID use, String check, @Nullable String reason) {
    if (!actor.has(Role.INTERNAL_VERIFIER, Role.TASK_FORCE_SECRETARY) && actor.service() == null) {
      throw new Forbidden();
    }
    UseLine line = uses.require(actor, use);
    boolean back = check.equals("unchecked");
    if (back && line.use().check().equals(check)) {
      return;
    }
    uses.check(actor, use, check, reason);
    Item item = items.require(actor, line.use().item());
    trail.wrote("evidence-use", use, back ? "check-taken-back" : check, List.of("check"), reason, item.reach());
    announce(actor, use, line.evaluation(), line.use().question());
  }

  /** An older count gives way to a newer one of the same place. */
  void giveWay(Actor actor, UseLine older) {
    changeState(actor, older, "taken-back", "Diganti hitungan yang lebih baru.", "taken-back");
  }

  /** What was taken back is counted so once more. */
  void proposeAgain(Actor actor, UUID use) {
    UseLine line = uses.require(actor, use);
    if (line.use().state().equals("taken-back")) {
      changeState(actor, line, "proposed", null, "proposed");
    }
  }

  /**
   * Takes back every use of an item that is withdrawn. What a locked year was answered with stays there, and says that
   * the item was withdrawn.
   */
  void takeBackOpen(Actor actor, UUID item, String reason) {
    EvaluationCalendar calendar = calendar();
    for (UseLine line : uses.ofItem(actor, item)) {
      if (!line.use().state().equals("taken-back")
          && !calendar.lockedUntilEnd(actor.regency(), line.evaluation(), line.use().question())) {
        changeState(actor, line, "taken-back", reason, "taken-back");
      }
    }
  }

  private void announce(Actor actor, UUID use, String evaluation, String question) {
    events.publishEvent(new EvidenceUseChanged(actor.regency(), use, actor.person(), use, evaluation, question));
  }

  private EvaluationCalendar calendar() {
    return calendars.getObject();
  }
}
