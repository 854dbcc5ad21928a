package id.payung.meetings;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.SaveResult;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was decided, who owes it, by when, and what it became. Nothing decided is owed by nobody. */
@Repository
@Transactional
public class MeetingDecisionRepository {
  private final Rows rows;
  private final MeetingRepository meetings;
  private final OrganisationRepository organisations;
  private final AuditTrailRepository trail;
  private final Clock clock;

  MeetingDecisionRepository(Rows rows, MeetingRepository meetings, OrganisationRepository organisations,
      AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.meetings = meetings;
    this.organisations = organisations;
    this.trail = trail;
    this.clock = clock;
  }

  /** @throws NotFound when it is not there, or was taken among others */
  @Transactional(readOnly = true)
  public MeetingDecision require(Actor actor, UUID id) {
    return rows.require(actor, MeetingDecision.class, id);
  }

  /** Until the transaction ends nobody makes anything of it, or closes it. */
  public MeetingDecision lock(Actor actor, UUID id) {
    return rows.lock(actor, MeetingDecision.class, id);
  }

  /**
   * Empty also where no page may lead there: who came into the work later reads of its beginning only what the meeting
   * shared with them.
   */
  @Transactional(readOnly = true)
  public Optional<MeetingDecision> find(Actor actor, @Nullable UUID id) {
    return id == null ? Optional.empty() : rows.find(actor, MeetingDecision.class, id);
  }

  @Transactional(readOnly = true)
  public List<MeetingDecision> listByMeeting(Actor actor, UUID meeting) {
    return rows.query(actor, MeetingDecision.class).is("meeting", meeting).orderBy("r.id").list();
  }

  /**
   * Writes down what was decided; the same id again changes nothing.
   *
   * @throws NotFound when the meeting or the owner is not there
   * @throws Refused when the meeting was withdrawn: nothing more was decided in it
   */
  public void addDecision(Actor actor, UUID meeting, UUID id, String text, String outcome, UUID owner, String ownerPost,
      LocalDate due) {
    organisations.require(actor, owner);
    Meeting held = meetings.lockStanding(actor, meeting);
    boolean added = rows.insertIfAbsent(actor,
        RecordCopy.blank(MeetingDecision.class)
            .with(MeetingDecision::id, id)
            .with(MeetingDecision::meeting, meeting)
            .with(MeetingDecision::text, text)
            .with(MeetingDecision::outcome, outcome)
            .with(MeetingDecision::ownerOrganisation, owner)
            .with(MeetingDecision::ownerPost, ownerPost)
            .with(MeetingDecision::due, due)
            .with(MeetingDecision::state, "open")
            .with(MeetingDecision::organisations, held.organisations())
            .make());
    if (added) {
      trail.recordWrite("decision", id, "created", List.of("text", "owner", "due"), null,
          MeetingRepository.auditReach(meetings.recalculateReach(actor, meeting)));
    }
  }

  /**
   * Puts right what was written down wrongly while nothing has come of it yet; the trail keeps that it was changed.
   *
   * @throws Stale when somebody saved meanwhile
   * @throws Refused when it is closed, or its meeting was withdrawn
   */
  public void correctDecision(Actor actor, UUID decision, DecisionForm form) {
    meetings.lockStanding(actor, require(actor, decision).meeting());
    MeetingDecision before = requireOpen(actor, decision);
    organisations.require(actor, form.owner());
    SaveResult<MeetingDecision> saved = rows.update(actor, before, form.change(before), wording(actor));
    if (saved.changed()) {
      List<String> fields =
          saved.fields().stream().map(field -> field.startsWith("owner") ? "owner" : field).distinct().toList();
      trail.recordWrite("decision", decision, "changed", fields, null,
          MeetingRepository.auditReach(meetings.recalculateReach(actor, before.meeting())));
    }
  }

  /** Offices by their labels, for the page of a stale save. */
  private DisplayNames wording(Actor actor) {
    return (field, value) -> value instanceof UUID office
        ? organisations.find(actor, office).map(Organisation::label).orElse("–")
        : DisplayNames.PLAIN.of(field, value);
  }

  private MeetingDecision requireOpen(Actor actor, UUID decision) {
    return requireOpen(rows.lock(actor, MeetingDecision.class, decision));
  }

  private static MeetingDecision requireOpen(MeetingDecision locked) {
    if (!locked.open()) {
      throw new Refused("meetings.decision.closed");
    }
    return locked;
  }

  /**
   * The agreement or activity that this decision became. Called by the module in which it was made, in its transaction;
   * the same again changes nothing.
   *
   * @throws Refused when the actor is not among those who make it: who reads a decision does not settle it
   */
  public void closeWithResult(Actor actor, UUID decision, String kind, UUID target) {
    MeetingDecision kept = require(actor, decision);
    requireNoOtherResult(kept, target);
    requireOutcome(kept, kind);
    requireMaker(actor, kept, target);
    if (kept.open() || !target.equals(kept.target())) {
      closeDecision(actor, decision,
          closing -> RecordCopy.of(closing)
              .with(MeetingDecision::state, "became")
              .with(MeetingDecision::target, target)
              .make(),
          kind, null);
    }
  }

  private static void requireOutcome(MeetingDecision decision, String made) {
    if (!decision.outcome().equals(made)) {
      throw new Refused("meetings.decision.other-outcome");
    }
  }

  private static void requireMaker(Actor actor, MeetingDecision decision, UUID target) {
    if (actor.service() == null && !target.equals(decision.target())
        && !DecisionAnswerPolicy.mayMake(actor, decision.outcome())) {
      throw new Refused("meetings.decision.not-yours-to-make");
    }
  }

  /**
   * An agreement or an activity is written for it in a draft: it stays open until {@link #confirmResult}.
   *
   * @param kind what it is
   */
  public void linkDraft(Actor actor, UUID decision, String kind, UUID target) {
    MeetingDecision kept = rows.lock(actor, MeetingDecision.class, decision);
    requireNoOtherResult(kept, target);
    requireOutcome(kept, kind);
    requireMaker(actor, kept, target);
    if (requireOpen(kept).target() == null) {
      saveTarget(actor, kept, "open", target, "in-draft");
    }
  }

  private static void requireNoOtherResult(MeetingDecision kept, UUID target) {
    if (kept.target() != null && !target.equals(kept.target())) {
      throw new Refused("meetings.decision.has-result");
    }
  }

  /** The draft in which it was written holds now; of what was decided otherwise meanwhile nothing changes. */
  public void confirmResult(Actor actor, UUID decision, UUID target) {
    MeetingDecision kept = rows.lock(actor, MeetingDecision.class, decision);
    if (kept.drafted() && target.equals(kept.target())) {
      saveTarget(actor, kept, "became", target, kept.outcome());
    }
  }

  /** What was made of it is a draft once more, as a signature that was taken back leaves it: it is owed until then. */
  public void returnToDraft(Actor actor, UUID decision, UUID target) {
    MeetingDecision kept = rows.lock(actor, MeetingDecision.class, decision);
    if (kept.state().equals("became") && target.equals(kept.target()) || kept.awaitsResult()) {
      saveTarget(actor, kept, "open", target, "in-draft");
    }
  }

  /** What was made of it left its plan, or will never be signed: it is owed again. */
  public void loseResult(Actor actor, UUID decision, UUID target) {
    MeetingDecision kept = rows.lock(actor, MeetingDecision.class, decision);
    if (target.equals(kept.target()) && (kept.drafted() || kept.state().equals("became"))) {
      saveTarget(actor, kept, "open", null, "left-draft");
    }
  }

  private void saveTarget(Actor actor, MeetingDecision kept, String state, @Nullable UUID target, String action) {
    rows.update(actor, kept,
        RecordCopy.of(kept)
            .with(MeetingDecision::state, state)
            .with(MeetingDecision::target, target)
            .with(MeetingDecision::closedAt, state.equals("open") ? null : clock.instant())
            .make());
    trail.recordWrite("decision", kept.id(), action, List.of("state"), null,
        MeetingRepository.auditReach(kept.organisations()));
  }

  /**
   * The answer that was owed, or the document that was handed over, in words. What has to become an agreement or an
   * activity keeps the words for those who make it, and stays open until it is made.
   *
   * @return the decision as it stands now
   * @throws Forbidden to whom it is not owed
   * @throws Refused when nothing is written, or it is closed
   */
  public MeetingDecision answer(Actor actor, UUID decision, String answer) {
    MeetingDecision asked = require(actor, decision);
    if (!DecisionAnswerPolicy.mayAnswer(actor, asked)) {
      throw new Forbidden();
    }
    if (answer.isBlank()) {
      throw new Refused("meetings.answer.needed");
    }
    if (asked.needsResult()) {
      noteAnswer(actor, decision, answer.strip());
    } else {
      closeDecision(actor, decision,
          closing -> RecordCopy.of(closing.answeredWith(answer.strip(), actor, clock.instant()))
              .with(MeetingDecision::state, "answered")
              .make(),
          "answered", null);
    }
    return require(actor, decision);
  }

  private void noteAnswer(Actor actor, UUID decision, String answer) {
    MeetingDecision open = requireOpen(actor, decision);
    if (!open.answer().equals(answer)) {
      rows.update(actor, open, open.answeredWith(answer, actor, clock.instant()));
      trail.recordWrite("decision", decision, open.answer().isEmpty() ? "changed" : "answer-corrected",
          List.of("answer"), open.answer().isEmpty() ? null : open.answer(),
          MeetingRepository.auditReach(open.organisations()));
    }
  }

  /** It is no longer owed; the reason stays, beside what was answered to it. */
  public void dropDecision(Actor actor, UUID decision, String reason) {
    requireSecretariat(actor);
    closeDecision(actor, decision,
        closing -> RecordCopy.of(closing)
            .with(MeetingDecision::state, "dropped")
            .with(MeetingDecision::target, null)
            .with(MeetingDecision::dropReason, reason.strip())
            .make(),
        "dropped", reason.strip());
  }

  private static void requireSecretariat(Actor actor) {
    if (!actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN)) {
      throw new Forbidden();
    }
  }

  private void closeDecision(Actor actor, UUID decision, UnaryOperator<MeetingDecision> close, String action,
      @Nullable String reason) {
    MeetingDecision kept = rows.lock(actor, MeetingDecision.class, decision);
    MeetingDecision closed = close.apply(kept);
    if (kept.equals(closed)) {
      return; // the same form again
    }
    requireOpen(kept);
    rows.update(actor, kept, RecordCopy.of(closed).with(MeetingDecision::closedAt, clock.instant()).make());
    trail.recordWrite("decision", decision, action, List.of("state"), reason,
        MeetingRepository.auditReach(kept.organisations()));
  }

  /**
   * Opens again what was closed by mistake; what is open stays as it is.
   *
   * @throws Refused when its meeting was withdrawn: nothing new is owed because of it
   */
  public void reopenDecision(Actor actor, UUID decision, String reason) {
    requireSecretariat(actor);
    meetings.lockStanding(actor, require(actor, decision).meeting());
    MeetingDecision closed = rows.lock(actor, MeetingDecision.class, decision);
    if (closed.open()) {
      return;
    }
    rows.update(actor, closed, RecordCopy.of(closed)
        .with(MeetingDecision::state, "open")
        .with(MeetingDecision::target, null)
        .with(MeetingDecision::dropReason, "")
        .with(MeetingDecision::reopening, new MeetingDecision.QuestionReopening(clock.instant(), actor.name(), reason))
        .with(MeetingDecision::closedAt, null)
        .make());
    trail.recordWrite("decision", decision, "reopened", List.of("state"), reason,
        MeetingRepository.auditReach(closed.organisations()));
  }
}
