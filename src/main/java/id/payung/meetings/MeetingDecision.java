package id.payung.meetings;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import id.payung.platform.ui.StatusTone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something decided in a meeting. It always has an owner and a date.
 *
 * @param outcome what it should become: agreement, activity, answer, document
 * @param state open, became, answered, dropped
 * @param target what it became, when it did; while it is open, what is written for it in a draft
 * @param dropReason why it is not pursued; empty unless it was dropped
 * @param answerer null where nothing was answered, or nobody knows by whom
 * @param reopening null when it never was closed and opened again
 * @param organisations copies of the meeting's
 */
@Table(value = "meetings.decision", reach = "parties:organisations")
public record MeetingDecision(UUID id, @HiddenFromPeople UUID meeting,
    @FieldLabelKey("meetings.field.decision") String text, String outcome,
    @ColumnName("owner") @FieldLabelKey("meetings.field.owner") UUID ownerOrganisation, String ownerPost, LocalDate due,
    String state, @HiddenFromPeople @Nullable UUID target, String answer, String dropReason,
    @HiddenFromPeople @Nullable Instant closedAt, @HiddenFromPeople @Nullable Answerer answerer,
    @HiddenFromPeople @Nullable QuestionReopening reopening, @HiddenFromPeople List<UUID> organisations, int version) {
  private static final int NEAR_DAYS = 8;

  /** Who gave the answer, and when. */
  public record Answerer(UUID answeredBy, String answeredByName, Instant answeredAt) {}

  /** With an answer; the same words stay whose they were. */
  MeetingDecision answeredWith(String words, Actor by, Instant at) {
    return answer.equals(words) ? this
        : RecordCopy.of(this)
            .with(MeetingDecision::answer, words)
            .with(MeetingDecision::answerer, new Answerer(by.requirePerson(), by.name(), at))
            .make();
  }

  public boolean isAnsweredBy(@Nullable UUID person) {
    return answerer != null && answerer.answeredBy().equals(person);
  }

  /** The answer may still be put right: nothing was made of the decision, and it was not dropped. */
  public boolean answerGoesOn() {
    return !answer.isBlank() && (state.equals("answered") || awaitsResult());
  }

  /** Who opened it again the last time, when and why. */
  public record QuestionReopening(Instant reopenedAt, String reopenedByName, String reopenReason) {}

  /** That it was opened again and nothing closed it since; null otherwise. */
  public @Nullable QuestionReopening openedAgain() {
    return open() ? reopening : null;
  }

  public boolean open() {
    return state.equals("open");
  }

  /** Something is written for it, and holds only once the draft is approved. */
  public boolean drafted() {
    return open() && target != null;
  }

  /** Nothing is made of it yet. */
  public boolean awaitsResult() {
    return open() && target == null;
  }

  /** Nothing is made of it yet, and this is what it has to become. */
  public boolean awaits(String result) {
    return awaitsResult() && outcome.equals(result);
  }

  /** An agreement or an activity has to be made of it: words alone do not settle it. */
  public boolean needsResult() {
    return outcome.equals("agreement") || outcome.equals("activity");
  }

  private boolean overdue(LocalDate today) {
    return open() && due.isBefore(today);
  }

  /**
   * Message key of how it stands.
   *
   * @param withdrawn whether its meeting was withdrawn: nothing is owed of it any more
   */
  public String stateKey(LocalDate today, boolean withdrawn) {
    return open() && withdrawn ? "meetings.state.withdrawn" : drafted() ? "meetings.state.drafted." + outcome
        : overdue(today) ? "meetings.state.overdue"
        : "meetings.state." + state;
  }

  public StatusTone tone(LocalDate today, boolean withdrawn) {
    if (open() && withdrawn) {
      return StatusTone.INFO;
    }
    if (!open()) {
      return state.equals("dropped") ? StatusTone.INFO : StatusTone.DONE;
    }
    return overdue(today) ? StatusTone.LATE : due.isBefore(today.plusDays(NEAR_DAYS)) ? StatusTone.ATTENTION
        : StatusTone.NOT_STARTED;
  }
}
