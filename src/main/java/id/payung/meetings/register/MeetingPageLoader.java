package id.payung.meetings;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.ReferenceCatalogue;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers what the page of a meeting shows; its forms are taken by several controllers, and come back to it. */
@Component
class MeetingPageLoader {
  private final MeetingFileRepository files;
  private final OrganisationRepository organisations;
  private final ReferenceCatalogue reference;

  MeetingPageLoader(MeetingFileRepository files, OrganisationRepository organisations, ReferenceCatalogue reference) {
    this.files = files;
    this.organisations = organisations;
    this.reference = reference;
  }

  MeetingPage page(Actor actor, Meeting meeting, MeetingPage.Forms forms) {
    return new MeetingPage(meeting, files.listByMeeting(actor, meeting.id()),
        organisations.findByIds(actor, named(meeting)), guests(actor), reference.list("meetings/kinds"),
        reference.list("meetings/outcomes").entries().stream().filter(entry -> !entry.code().equals("noted")).toList(),
        forms);
  }

  /** Who may have been there or may owe something, as the lists name them. */
  List<Organisation> guests(Actor actor) {
    return organisations.listActiveByKinds(actor, MeetingController.GUEST_ORGANISATION_KINDS)
        .stream()
        .sorted(Organisation.BY_LABEL)
        .toList();
  }

  /** The offices that a meeting names: who was there, who owes, who proposed. */
  static List<UUID> named(Meeting meeting) {
    return Stream
        .of(meeting.attendance().stream().map(Meeting.Attendance::organisation),
            meeting.decisions().stream().map(MeetingDecision::ownerOrganisation),
            meeting.proposals().stream().map(Meeting.Proposal::organisation).filter(Objects::nonNull))
        .flatMap(offices -> offices)
        .toList();
  }
}
