package id.payung.meetings.decision;

import id.payung.meetings.MeetingDecision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list of decisions, open ones or all: the decision with the label of who owes it and the meeting that
 * made it.
 *
 * @param withdrawn whether that meeting was withdrawn
 */
record FollowUpListItem(MeetingDecision decision, String owner, @Nullable String meeting, @Nullable LocalDate heldOn,
    boolean withdrawn) {}
