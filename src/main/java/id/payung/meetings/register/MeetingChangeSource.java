package id.payung.meetings.register;

import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingDecision;
import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** Meetings that were written down, withdrawn or held all the same, what was decided in them, and what became of it. */
@Component
class MeetingChangeSource implements ChangeSource {
  private static final String OWNER =
      "(SELECT o.name FROM accounts.organisation o WHERE o.regency = r.regency AND o.id = r.owner)";

  private static final String OF_A_STANDING_MEETING = """
      NOT EXISTS (SELECT 1 FROM meetings.meeting m
                   WHERE m.regency = r.regency AND m.id = r.meeting AND m.withdrawn_at IS NOT NULL)""";

  @Override
  public List<ChangedRecord> changedRecords() {
    return List.of(
        meeting(new ChangeKind(10, "meetings", "meetings.change.meeting", "meeting"), "created")
            .standing("r.withdrawn_at IS NULL"),
        meeting(new ChangeKind(13, "meetings-off", "meetings.change.withdrawn", "undo"), "withdrawn")
            .detail("concat_ws(' · ', nullif(r.withdraw_reason, ''), nullif(r.withdrawn_by_name, ''))")
            .standing("r.withdrawn_at IS NOT NULL"),
        meeting(new ChangeKind(14, "meetings-on", "meetings.change.restored", "meeting"), "withdrawal-undone")
            .standing("r.withdrawn_at IS NULL"),
        decision(new ChangeKind(11, "decisions", "meetings.change.decision", "check"), "created"),
        decision(new ChangeKind(12, "decisions-closed", "meetings.change.closed", "check"), "agreement", "activity",
            "answer", "answered", "dropped"));
  }

  private static ChangedRecord meeting(ChangeKind kind, String action) {
    return ChangedRecord.of(Meeting.class, kind)
        .logged("meeting", action)
        .path("'/meetings/' || r.id")
        .detail("r.place")
        .day("r.held_on");
  }

  private static ChangedRecord decision(ChangeKind kind, String... actions) {
    return ChangedRecord.of(MeetingDecision.class, kind)
        .logged("decision", actions)
        .path("'/meetings/decisions/' || r.id")
        .title("r.text")
        .detail(OWNER)
        .standing(OF_A_STANDING_MEETING);
  }
}
