package id.payung.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A meeting with all that was written down of it. */
public record Meeting(UUID id, String kind, String title, LocalDate heldOn, String place, @Nullable UUID body,
    String minutes, List<Attendance> attendance, List<Proposal> proposals, List<MeetingDecision> decisions,
    boolean withdrawn, int version) {

  /** An office that was there. */
  public record Attendance(UUID organisation, int people, String post) {}

  /** What somebody proposed; null when nobody noted who. */
  public record Proposal(UUID id, @Nullable UUID organisation, String text) {}
}
