package id.payung.meetings.registersheet;

import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.registersheet.MeetingRegisterLookup.TitleOfDay;
import id.payung.platform.sheets.taken.NameMatcher;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A meeting of a register with the decisions that somebody owes.
 *
 * @param decided the cell that says what was decided; rows that share one share its text
 */
record RegisteredMeeting(Meeting meeting, List<MeetingDecision> decisions, String decided) {
  /** So many lines of a cell are looked for in a meeting that is there already. */
  private static final int MAX_COMPARED = 500;

  TitleOfDay titleOfDay() {
    return new TitleOfDay(meeting.title(), meeting.heldOn());
  }

  /** Each decision on a line of its own. */
  String decidedLines() {
    return NameMatcher.listLines(decided).stream().distinct().limit(MAX_COMPARED).collect(Collectors.joining("\n"));
  }
}
