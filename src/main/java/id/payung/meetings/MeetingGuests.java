package id.payung.meetings;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** Offices, agencies and partners that sit in meetings and bodies, and may owe something since. */
@Component
public class MeetingGuests {
  private static final String[] KINDS = {"opd", "secretariat", "council", "vertical", "district-office",
    "village-government", "kelurahan-office", "service-unit", "patbm", "children-forum", "pkk", "womens-group", "ngo",
    "foreign-ngo", "company", "media", "university", "religious"};

  private final OrganisationRepository organisations;

  MeetingGuests(OrganisationRepository organisations) {
    this.organisations = organisations;
  }

  /** As the lists name them. */
  public List<Organisation> list(Actor actor) {
    return organisations.listActiveByKinds(actor, KINDS).stream().sorted(Organisation.BY_LABEL).toList();
  }
}
