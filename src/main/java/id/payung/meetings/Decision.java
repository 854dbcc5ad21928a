package id.payung.meetings;

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
public record Decision(UUID id, UUID meeting, String text, String outcome, UUID ownerOrganisation, String ownerPost,
    LocalDate due, String state, @Nullable UUID target, String answer, int version) {

  public boolean open() {
    return state.equals("open");
  }
}
