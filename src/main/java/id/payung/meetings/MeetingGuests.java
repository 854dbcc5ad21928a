package id.payung.meetings;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.addition.NewOrganisationForm;
import id.payung.accounts.addition.OrganisationAddition;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.CodeListEntry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Offices, agencies and partners that sit in meetings and bodies, and may owe something since. */
@Component
public class MeetingGuests {
  private static final String[] KINDS = {"opd", "secretariat", "council", "vertical", "district-office",
    "village-government", "kelurahan-office", "service-unit", "patbm", "children-forum", "pkk", "womens-group", "ngo",
    "foreign-ngo", "company", "media", "university", "religious"};

  private final OrganisationRepository organisations;
  private final OrganisationAddition addition;

  MeetingGuests(OrganisationRepository organisations, OrganisationAddition addition) {
    this.organisations = organisations;
    this.addition = addition;
  }

  /** Kinds of guests that this person may add to the list. */
  public List<CodeListEntry> addableKinds(Actor actor) {
    return addition.kinds(actor).stream().filter(kind -> List.of(KINDS).contains(kind.code())).toList();
  }

  /** One that the list lacks. */
  public Optional<UUID> add(Actor actor, @Nullable NewOrganisationForm added) {
    return addition.add(actor, "added", added);
  }

  /** As the lists name them. */
  public List<Organisation> list(Actor actor) {
    return organisations.listActiveByKinds(actor, KINDS).stream().sorted(Organisation.BY_LABEL).toList();
  }
}
