package id.payung.community.need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is owed and what was answered.
 *
 * @param answer what was done, or why not; empty while nobody said anything
 * @param takenBackReason why its author took it back; what was answered before stays
 */
public record NeedAnswer(NeedState state, LocalDate dueOn, String answer, @Nullable UUID answeredBy,
    String answeredName, @Nullable Instant answeredAt, String takenBackReason) {

  /** What was said last: the answer, or why it was taken back. */
  public String lastSaid() {
    return takenBackReason.isEmpty() ? answer : takenBackReason;
  }
}
