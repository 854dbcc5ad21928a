package id.payung.meetings.registersheet;

import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingDecision;
import java.util.List;

/**
 * A meeting of a register with the decisions that somebody owes.
 *
 * @param decided all that its row says was decided
 */
record RegisteredMeeting(Meeting meeting, List<MeetingDecision> decisions, List<String> decided) {}
