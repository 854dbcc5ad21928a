package id.payung.meetings;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** A meeting with all that was written down of it. */
public record MeetingView(Meeting meeting, List<AttendingOrganisation> attendance, List<MeetingProposal> proposals,
    List<MeetingDecision> decisions, List<MeetingFile> files) {

  /** The organisations that it names: who was there, who owes, who proposed. */
  public List<UUID> organisations() {
    return Stream
        .of(attendance.stream().map(AttendingOrganisation::organisation),
            decisions.stream().map(MeetingDecision::ownerOrganisation),
            proposals.stream().map(MeetingProposal::organisation).filter(Objects::nonNull))
        .flatMap(ids -> ids)
        .toList();
  }
}
