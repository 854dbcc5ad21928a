package id.payung.meetings.decision;

import id.payung.accounts.OrganisationRepository;
import id.payung.audit.RecordHistoryRepository;
import id.payung.meetings.DecisionAnswerPolicy;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingGuests;
import id.payung.meetings.MeetingRepository;
import id.payung.meetings.result.DecisionResultDirectory;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gathers the page of a decision. */
@Component
class DecisionPageLoader {
  private final MeetingRepository meetings;
  private final MeetingGuests guests;
  private final OrganisationRepository organisations;
  private final DecisionOwnerLookup owners;
  private final ReferenceCatalogue reference;
  private final DecisionResultDirectory results;
  private final RecordHistoryRepository history;

  DecisionPageLoader(MeetingRepository meetings, MeetingGuests guests, OrganisationRepository organisations,
      DecisionOwnerLookup owners, ReferenceCatalogue reference, DecisionResultDirectory results,
      RecordHistoryRepository history) {
    this.meetings = meetings;
    this.guests = guests;
    this.organisations = organisations;
    this.owners = owners;
    this.reference = reference;
    this.results = results;
    this.history = history;
  }

  DecisionPage load(Actor actor, Ui ui, MeetingDecision decision, DecisionPage.Forms forms) {
    boolean corrects = decision.open() && actor.hasAnyRole(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);
    return new DecisionPage(decision, meetings.require(actor, decision.meeting()),
        organisations.require(actor, decision.ownerOrganisation()), reference.list("meetings/outcomes"),
        new DecisionPage.Past(results.listByDecision(actor, decision.id()),
            history.listRecent(actor, "decision", decision.id(), ui)),
        new DecisionPage.Rights(DecisionAnswerPolicy.mayMake(actor, decision.outcome()),
            DecisionAnswerPolicy.mayAnswer(actor, decision),
            !decision.open() && decision.isAnsweredBy(actor.person()) && decision.answerGoesOn(),
            corrects && !owners.hasReader(actor, decision.ownerOrganisation())),
        corrects ? guests.list(actor) : List.of(), forms);
  }
}
