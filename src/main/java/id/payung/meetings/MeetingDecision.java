package id.payung.meetings;

import id.payung.platform.ui.StatusTone;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something decided in a meeting. It always has an owner and a date.
 *
 * @param outcome what it should become: agreement, activity, answer, document
 * @param state open, became, answered, dropped
 * @param target what it became, when it did
 */
public record MeetingDecision(UUID id, UUID meeting, String text, String outcome, UUID ownerOrganisation,
    String ownerPost, LocalDate due, String state, @Nullable UUID target, String answer, int version) {
  private static final int NEAR_DAYS = 8;

  public boolean open() {
    return state.equals("open");
  }

  private boolean overdue(LocalDate today) {
    return open() && due.isBefore(today);
  }

  /** Message key of how it stands. */
  public String stateKey(LocalDate today) {
    return overdue(today) ? "meetings.state.overdue" : "meetings.state." + state;
  }

  public StatusTone tone(LocalDate today) {
    if (!open()) {
      return state.equals("dropped") ? StatusTone.INFO : StatusTone.DONE;
    }
    return overdue(today) ? StatusTone.LATE : due.isBefore(today.plusDays(NEAR_DAYS)) ? StatusTone.ATTENTION
        : StatusTone.NOT_STARTED;
  }
}
