package id.payung.meetings.body;

import id.payung.accounts.addition.OrganisationUseSource;
import id.payung.meetings.ActionPlanItem;
import id.payung.meetings.AttendingOrganisation;
import id.payung.meetings.MeetingBodyMember;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingProposal;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who was in a meeting, proposed or owes something there, sits in a body, or has a line of its action plan. */
@Component
class MeetingOrganisationUseSource implements OrganisationUseSource {
  private final Rows rows;

  MeetingOrganisationUseSource(Rows rows) {
    this.rows = rows;
  }

  @Override
  public boolean isUsed(Actor actor, UUID organisation) {
    return isNamed(actor, AttendingOrganisation.class, "organisation", organisation)
        || isNamed(actor, MeetingProposal.class, "organisation", organisation)
        || isNamed(actor, MeetingDecision.class, "owner", organisation)
        || isNamed(actor, MeetingBodyMember.class, "organisation", organisation)
        || isNamed(actor, ActionPlanItem.class, "organisation", organisation);
  }

  private boolean isNamed(Actor actor, Class<? extends Record> table, String column, UUID organisation) {
    return rows.query(actor, table).is(column, organisation).exists();
  }
}
