package id.payung.meetings.register;

import id.payung.audit.RecordTitle;
import id.payung.meetings.ActionPlanItem;
import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingBody;
import id.payung.meetings.MeetingDecision;
import java.util.List;
import org.springframework.stereotype.Component;

/** What meetings and what comes of them are called in the trail. */
@Component
class MeetingTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("meeting", Meeting.class, "r.title"),
        new RecordTitle("decision", MeetingDecision.class, "r.text"),
        new RecordTitle("body", MeetingBody.class, "r.name"),
        new RecordTitle("action", ActionPlanItem.class, "r.text"));
  }
}
