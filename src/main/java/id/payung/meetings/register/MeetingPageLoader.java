package id.payung.meetings.register;

import id.payung.accounts.OrganisationRepository;
import id.payung.audit.RecordHistoryRepository;
import id.payung.audit.RecordHistoryRepository.HistoryEntry;
import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingBodyRepository;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingFileRepository;
import id.payung.meetings.MeetingGuests;
import id.payung.meetings.MeetingRepository;
import id.payung.meetings.MeetingView;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.ReferenceCatalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page of a meeting shows; its forms are taken by several controllers, and come back to it. */
@Component
class MeetingPageLoader {
  private static final int LINES_READ = 20;

  private final MeetingRepository meetings;
  private final MeetingDecisionRepository decisions;
  private final MeetingFileRepository files;
  private final MeetingBodyRepository bodies;
  private final MeetingGuests guests;
  private final OrganisationRepository organisations;
  private final ReferenceCatalogue reference;
  private final RecordHistoryRepository history;

  MeetingPageLoader(MeetingRepository meetings, MeetingDecisionRepository decisions, MeetingFileRepository files,
      MeetingBodyRepository bodies, MeetingGuests guests, OrganisationRepository organisations,
      ReferenceCatalogue reference, RecordHistoryRepository history) {
    this.meetings = meetings;
    this.decisions = decisions;
    this.files = files;
    this.bodies = bodies;
    this.guests = guests;
    this.organisations = organisations;
    this.reference = reference;
    this.history = history;
  }

  MeetingPage page(Actor actor, Meeting meeting, MeetingPage.Forms forms) {
    MeetingView view = view(actor, meeting);
    return new MeetingPage(view, organisations.findByIds(actor, view.organisations()), guests.list(actor),
        guests.addableKinds(actor), reference.list("meetings/kinds"),
        reference.list("meetings/outcomes").entries().stream().filter(entry -> !entry.code().equals("noted")).toList(),
        forms, new MeetingPage.Around(meeting.body() == null ? null : bodies.require(actor, meeting.body()),
            findWithdrawal(actor, meeting)));
  }

  /** The newest line of the trail that says so; null for one that stands. */
  @Nullable
  HistoryEntry findWithdrawal(Actor actor, Meeting meeting) {
    return !meeting.withdrawn() ? null
        : history.listRecent(actor, List.of("meeting"), List.of(meeting.id()), LINES_READ)
            .stream()
            .filter(line -> line.action().equals("withdrawn"))
            .findFirst()
            .orElse(null);
  }

  MeetingView view(Actor actor, Meeting meeting) {
    return new MeetingView(meeting, meetings.listAttendance(actor, meeting.id()),
        meetings.listProposals(actor, meeting.id()), decisions.listByMeeting(actor, meeting.id()),
        files.listByMeeting(actor, meeting.id()));
  }
}
