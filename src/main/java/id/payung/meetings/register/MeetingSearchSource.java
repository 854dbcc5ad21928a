package id.payung.meetings.register;

import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingDecision;
import id.payung.platform.sitesearch.SearchKind;
import id.payung.platform.sitesearch.SearchSource;
import id.payung.platform.sitesearch.SearchableRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** Meetings and what was decided in them, found by words. */
@Component
class MeetingSearchSource implements SearchSource {
  @Override
  public List<SearchableRecord> searchableRecords() {
    return List.of(
        SearchableRecord.of(Meeting.class, SearchKind.of(10, "meetings.title", "meeting", "/meetings"))
            .title("r.title")
            .detail("r.place")
            .day("r.held_on")
            .standing("r.withdrawn_at IS NULL")
            .ordered("r.held_on DESC, r.id DESC"),
        SearchableRecord
            .of(MeetingDecision.class,
                SearchKind.of(11, "meetings.follow-up", "check", "/meetings/decisions").listedWith("show", "all"))
            .title("r.text")
            .detail("(SELECT m.title FROM meetings.meeting m WHERE m.regency = r.regency AND m.id = r.meeting)")
            .day("r.due")
            .mark("""
                CASE WHEN EXISTS (SELECT 1 FROM meetings.meeting m WHERE m.regency = r.regency AND m.id = r.meeting
                                   AND m.withdrawn_at IS NOT NULL) THEN 'meetings.state.withdrawn' END""")
            .ordered("r.due DESC, r.id DESC"));
  }
}
