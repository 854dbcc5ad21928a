package id.payung.remarks;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.lifecycle.TransitionActor;
import id.payung.remarks.ConversationRepository.Settlers;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a remark: begins a conversation, answers in one, or goes on with one that was settled; and settles one. */
@Component
@Transactional
public class RemarkSubmission {
  private static final int TITLE = 300;

  private final ConversationRepository conversations;
  private final RemarkSubjectLookup subjects;
  private final PossibleAddresseeLookup people;
  private final AuditTrailRepository trail;
  private final Clock clock;

  RemarkSubmission(ConversationRepository conversations, RemarkSubjectLookup subjects, PossibleAddresseeLookup people,
      AuditTrailRepository trail, Clock clock) {
    this.conversations = conversations;
    this.subjects = subjects;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What was written; the same id again writes nothing.
   *
   * @param reopened whether the conversation was settled before
   */
  public record WrittenRemark(UUID conversation, UUID remark, int number, boolean reopened) {}

  /**
   * Writes beside a subject as it is once its lock is held: it may have gone to another office since it was opened.
   *
   * @throws NotFound when the subject is not the actor's to open any more, or the conversation stands beside something
   * else
   * @throws Invalid when there is no room, or nobody of that name to ask
   */
  public Optional<WrittenRemark> write(Actor actor, RemarkSubject opened, RemarkForm form) {
    List<Conversation> present = conversations.lockBySubject(actor, opened);
    RemarkSubject subject = subjects.require(actor, opened.kind(), opened.key());
    if (!subject.open()) {
      throw new Invalid("text", "remarks.subject-closed");
    }
    Optional<Conversation> known = present.stream().filter(one -> one.id().equals(form.conversation())).findFirst();
    if (known.isEmpty() && begin(actor, subject, form, present)) {
      insert(actor, subject, form, 1, form.named() == null ? null : requireNameable(actor, subject, form));
      trail.recordWrite("conversation", form.conversation(), "created", List.of(), null, subject.trailReach());
      return Optional.of(new WrittenRemark(form.conversation(), form.id(), 1, false));
    }
    Conversation before = known.or(() -> conversations.findAndLock(actor, form.conversation()))
        .filter(one -> isBeside(one, subject))
        .orElseThrow(NotFound::new);
    return answer(actor, subject, form, before, present);
  }

  private static boolean isBeside(Conversation conversation, RemarkSubject subject) {
    return conversation.kind().equals(subject.kind()) && conversation.subject().equals(subject.id());
  }

  /** False when there is one of the same id already, of another subject or begun in the same moment. */
  private boolean begin(Actor actor, RemarkSubject subject, RemarkForm form, List<Conversation> present) {
    requireRoomForOpenOne(actor, present);
    if (present.size() >= ConversationLimit.ALL) {
      throw new Invalid("text", "remarks.too-many-conversations");
    }
    if (present.size() >= ConversationLimit.ALL_OF_PERSON
        && conversations.countBegun(actor, subject) >= ConversationLimit.ALL_OF_PERSON) {
      throw new Invalid("text", "remarks.too-many-conversations-of-yours");
    }
    return conversations.insertIfAbsent(actor,
        new Conversation(form.conversation(), subject.kind(), subject.id(), subject.key(),
            TextAbbreviation.of(subject.title(), TITLE), ConversationState.OPEN, clock.instant(), actor.requirePerson(),
            actor.name(), 1, subject.organisations(), subject.villages(), subject.owner(), 1));
  }

  private static void requireRoomForOpenOne(Actor actor, List<Conversation> present) {
    List<Conversation> open = present.stream().filter(one -> !one.settled()).toList();
    if (open.size() >= ConversationLimit.OPEN) {
      throw new Invalid("text", "remarks.too-many-open");
    }
    UUID person = actor.requirePerson();
    if (open.stream().filter(one -> one.stateBy().equals(person)).count() >= ConversationLimit.OPEN_OF_PERSON) {
      throw new Invalid("text", "remarks.too-many-open-of-yours");
    }
  }

  private Optional<WrittenRemark> answer(Actor actor, RemarkSubject subject, RemarkForm form, Conversation before,
      List<Conversation> present) {
    if (conversations.findRemark(actor, form.id()).isPresent()) {
      return Optional.empty();
    }
    if (before.remarks() >= ConversationLimit.REMARKS) {
      throw new Invalid("text", "remarks.too-many");
    }
    if (before.settled()) {
      requireRoomForOpenOne(actor, present);
    }
    int number = before.remarks() + 1;
    insert(actor, subject, form, number, whomToTell(actor, subject, form));
    conversations.updateRemarkCount(actor, before.id(), number);
    trail.recordWrite("conversation", before.id(), "remarked", List.of(), null, before.reach());
    return Optional
        .of(new WrittenRemark(before.id(), form.id(), number, move(actor, subject, before, ConversationState.OPEN)));
  }

  /** Who is chosen, or who waits for this answer: they are told of it like somebody who is asked. */
  private @Nullable PossibleAddressee whomToTell(Actor actor, RemarkSubject subject, RemarkForm form) {
    if (form.named() != null) {
      return requireNameable(actor, subject, form);
    }
    return conversations.findUnansweredQuestion(actor, form.conversation())
        .flatMap(asked -> findNameable(actor, subject, asked.author()))
        .orElse(null);
  }

  private void insert(Actor actor, RemarkSubject subject, RemarkForm form, int number,
      @Nullable PossibleAddressee addressee) {
    boolean written = conversations.insertIfAbsent(actor,
        new Remark(form.id(), form.conversation(), subject.id(), number, form.text(), actor.requirePerson(),
            actor.name(), clock.instant(), addressee == null ? null : addressee.id(),
            addressee == null ? null : addressee.name(), null, subject.organisations(), subject.villages(),
            subject.owner()));
    if (!written) {
      throw new NotFound();
    }
  }

  private PossibleAddressee requireNameable(Actor actor, RemarkSubject subject, RemarkForm form) {
    return findNameable(actor, subject, form.named()).orElseThrow(() -> new Invalid("named", "remarks.named.unknown"));
  }

  private Optional<PossibleAddressee> findNameable(Actor actor, RemarkSubject subject, @Nullable UUID person) {
    Set<UUID> writers = conversations.listWriters(actor, subject);
    return people.list(actor, List.of(subject), writers).stream().filter(one -> one.id().equals(person)).findFirst();
  }

  /**
   * @throws NotFound when there is no such conversation, or its subject is not the actor's to open
   */
  @Transactional(readOnly = true)
  RemarkSubject requireSubject(Actor actor, UUID conversation) {
    Conversation known = conversations.require(actor, conversation);
    return subjects.require(actor, known.kind(), known.subjectKey());
  }

  /**
   * Nobody waits for an answer any more; a second time it changes nothing.
   *
   * @throws Refused when the actor was asked and has not written since: who asked would not hear of it; or when it is
   * between others, of other offices
   */
  public void settle(Actor actor, RemarkSubject subject, UUID id) {
    Conversation known =
        conversations.findAndLock(actor, id).filter(one -> isBeside(one, subject)).orElseThrow(NotFound::new);
    if (!known.settled()) {
      requireParty(actor, id);
    }
    move(actor, subject, known, ConversationState.SETTLED);
  }

  private void requireParty(Actor actor, UUID id) {
    Settlers settlers = conversations.requireSettlers(actor, id);
    if (settlers.asked()) {
      throw new Refused("remarks.settle.answer-first");
    }
    if (!SettlementPolicy.maySettle(actor, settlers, () -> people.findOffices(actor, settlers.parties()))) {
      throw new Refused("remarks.settle.not-yours");
    }
  }

  private boolean move(Actor actor, RemarkSubject subject, Conversation known, ConversationState next) {
    TransitionActor mover = TransitionActor.of(actor).with(ConversationState.READER, subject.mayBeOpenedBy(actor));
    return ConversationState.LIFE.requireMove(mover, known.state(), next, null).map(move -> {
      conversations.updateState(actor, known.id(), move.to(), clock.instant());
      trail.recordWrite("conversation", known.id(), move.action(), List.of("state"), null, known.reach());
      return true;
    }).orElse(false);
  }
}
