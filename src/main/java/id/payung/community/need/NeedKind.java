package id.payung.community.need;

import id.payung.fieldwork.declared.DeclaredKind;
import id.payung.fieldwork.declared.LastRecordEdit;
import id.payung.fieldwork.declared.PhoneRecordState;
import id.payung.fieldwork.declared.PhoneRecordTools;
import id.payung.fieldwork.declared.RecordAnswer;
import id.payung.fieldwork.declared.RecordAuthorship;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.deadline.DeadlineRules;
import id.payung.platform.deadline.RegencyCalendar;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.i18n.Messages;
import id.payung.platform.lifecycle.GrantedTransition;
import id.payung.platform.lifecycle.TransitionActor;
import id.payung.platform.lifecycle.TransitionRequest;
import id.payung.platform.rows.RecordCopy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Notes of a need: each becomes a duty of those who accompany its village, and the answer goes back to its author. */
@Component
public class NeedKind extends DeclaredKind<NeedNote, Need> {
  private final DeadlineRules deadlines;
  private final CompanionVillageLookup companions;

  NeedKind(PhoneRecordTools tools, CompanionVillageLookup companions) {
    super(tools, NeedNote.class, Need.class, NeedDeclaration.KIND);
    this.companions = companions;
    this.deadlines = DeadlineRules.of(tools.reference().list("community/promises"));
  }

  @Override
  public KindDeclaration declaration() {
    return NeedDeclaration.KIND;
  }

  @Override
  public ObjectNode read(JsonNode body) {
    ObjectNode note = super.read(body);
    if (IdentityNumberPolicy.holdsNumber(note.path("text").asString(""))) {
      throw new Invalid("text", "community.need.invalid.identity");
    }
    return note;
  }

  @Override
  protected String receiptPrefix() {
    return "CK";
  }

  @Override
  protected NeedNote create(Actor actor, UUID id, Need need, RecordAuthorship origin, LastRecordEdit edit) {
    NeedAnswer nothing =
        new NeedAnswer(NeedState.WRITTEN, dueOn(actor, need, origin.receivedAt()), "", null, "", null, "");
    return new NeedNote(id, need, origin, edit, nothing, 1);
  }

  @Override
  protected NeedNote change(Actor actor, NeedNote before, Need need, LastRecordEdit edit) {
    NeedAnswer answer =
        RecordCopy.of(before.answer()).with(NeedAnswer::dueOn, dueOn(actor, need, before.origin().receivedAt())).make();
    return new NeedNote(before.id(), need, before.origin(), edit, answer, before.version());
  }

  /** Due date of the answer: earlier for a more urgent note, counted from when the server received it. */
  private LocalDate dueOn(Actor actor, Need need, Instant receivedAt) {
    ZoneId zone = tools.regencies().require(actor.regency()).zone();
    return RegencyCalendar.of(tools.reference(), zone)
        .deadline(deadlines.require("need-answer-" + need.urgency()), receivedAt)
        .dueOn()
        .orElseThrow();
  }

  @Override
  protected Need contentOf(NeedNote note) {
    return note.need();
  }

  @Override
  protected boolean mayWrite(Actor actor, NeedNote note) {
    return note.origin().author().equals(actor.person()) || accompanies(actor, note);
  }

  boolean mayChange(Actor actor, NeedNote note) {
    return note.answer().state().open() && mayWrite(actor, note);
  }

  /**
   * @throws Forbidden when the actor may not write this note
   * @throws Refused when it is answered or taken back
   */
  void requireMayChange(Actor actor, NeedNote note) {
    if (!mayWrite(actor, note)) {
      throw new Forbidden();
    }
    if (!note.answer().state().open()) {
      throw new Refused(closedKey());
    }
  }

  private boolean accompanies(Actor actor, NeedNote note) {
    return actor.hasAnyRole(Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY)
        || companions.findVillages(actor).contains(note.village());
  }

  TransitionActor mover(Actor actor, NeedNote note) {
    return TransitionActor.of(actor)
        .with(NeedState.COMPANION, accompanies(actor, note))
        .with(NeedState.AUTHOR, note.origin().author().equals(actor.person()));
  }

  @Override
  protected RecordAnswer answerOf(NeedNote note) {
    NeedState state = note.answer().state();
    PhoneRecordState told = new PhoneRecordState(state.code(), tools.words().text(Messages.INDONESIAN, state.key()),
        tools.words().text(Messages.ENGLISH, state.key()), state.open());
    if (state == NeedState.TAKEN_BACK) {
      return new RecordAnswer(told, note.answer().takenBackReason(), note.origin().authorName());
    }
    return note.answer().answeredBy() == null ? new RecordAnswer(told, null, null)
        : new RecordAnswer(told, note.answer().answer(), note.answer().answeredName());
  }

  @Override
  protected String closedKey() {
    return "community.need.refused.closed";
  }

  /**
   * Moves a note on: somebody takes it on, answers it or takes it back. Whoever does has read it, so a pending review
   * ends.
   */
  @Transactional
  public void move(Actor actor, UUID id, TransitionRequest<NeedState> request) {
    NeedNote note = tools.rows().lock(actor, NeedNote.class, id);
    if (!request.to().open() && !note.edit().conflicts().isEmpty()) {
      throw new Refused("community.need.refused.conflict");
    }
    Optional<GrantedTransition<NeedState>> move =
        NeedState.LIFE.requireMove(mover(actor, note), note.answer().state(), request, "community.need.state");
    if (move.isEmpty()) {
      requireSameAnswer(actor, note, request);
    }
    move.ifPresent(made -> {
      String said = made.reason() == null ? "" : made.reason();
      NeedAnswer answer = made.to() == NeedState.TAKEN_BACK
          ? RecordCopy.of(note.answer())
              .with(NeedAnswer::state, made.to())
              .with(NeedAnswer::takenBackReason, said)
              .make()
          : new NeedAnswer(made.to(), note.answer().dueOn(), said, actor.requirePerson(), actor.name(),
              tools.clock().instant(), "");
      save(actor, note,
          RecordCopy.of(note).with(NeedNote::answer, answer).with(NeedNote::edit, note.edit().reviewed()).make());
      tools.trail()
          .recordWrite("need-note", id, made.action(), List.of("state"), said.isEmpty() ? null : said, note.reach());
    });
  }

  /**
   * Sending the same answer twice is harmless. A different second answer is refused, since it would be lost silently.
   */
  private static void requireSameAnswer(Actor actor, NeedNote note, TransitionRequest<NeedState> request) {
    String said = Objects.requireNonNullElse(request.reason(), "").strip();
    if (!said.isEmpty() && !said.equals(note.answer().lastSaid())) {
      throw new Stale(List.of(new Stale.Difference("community.need.field.answer", said, note.answer().lastSaid()),
          new Stale.Difference("community.need.field.answered-by", actor.name(), note.answer().answeredName())));
    }
  }
}
