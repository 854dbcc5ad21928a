package id.payung.accounts.organisation;

import id.payung.accounts.OrganisationRepository;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.regions.RegencySwitchedOn;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * The offices that a regency usually has, so that a new one need not begin with an empty list; names are changed on the
 * page.
 */
@Component
public class DefaultOrganisations {
  private final OrganisationRepository organisations;
  private final RegencyDirectory regencies;

  DefaultOrganisations(OrganisationRepository organisations, RegencyDirectory regencies) {
    this.organisations = organisations;
    this.regencies = regencies;
  }

  /** One that is to be written down. */
  record DefaultOrganisation(UUID id, String kind, String name, String shortName) {}

  /** With the regency's name in theirs; of those that every district or village has, none. */
  static List<DefaultOrganisation> listFor(String regency, String full) {
    String bare = full.replaceFirst("^(Kabupaten|Kota) ", "");
    return new ReferenceCatalogue().list("accounts/offices")
        .entries()
        .stream()
        .filter(entry -> !entry.flag("many"))
        .map(entry -> new DefaultOrganisation(organisationId(regency, entry.code()), entry.text("kind"),
            entry.nameIn(Locale.of("id")).replace("{kabupaten}", full).replace("{nama}", bare), entry.text("short")))
        .toList();
  }

  /**
   * @param code what the office does: {@code accounts/offices}
   */
  public static UUID organisationId(String regency, String code) {
    return Ids.fromName("office:" + regency + ":" + code);
  }

  /** Whoever switches a regency on without a person, as the demonstration does, brings its own. */
  @ApplicationModuleListener(id = "accounts:organisation.defaults")
  void insertDefaults(RegencySwitchedOn event) {
    if (event.person() != null) {
      Actor service = ActorContext.current();
      for (DefaultOrganisation office : listFor(event.regency(), regencies.require(event.regency()).name())) {
        organisations.insertIfAbsent(service, office.id(), office.kind(), office.name(), office.shortName(), null,
            false);
      }
    }
  }
}
