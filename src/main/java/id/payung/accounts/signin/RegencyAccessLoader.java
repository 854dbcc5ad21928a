package id.payung.accounts.signin;

import id.payung.accounts.ContactRepository;
import id.payung.accounts.HeldMandate;
import id.payung.accounts.HeldMandateRepository;
import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.reference.BilingualText;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.web.access.Visitor;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the owner of a phone may do today, in each of their regencies. */
@Component
class RegencyAccessLoader {
  private final TokenAuthenticator tokenAuthenticator;
  private final HeldMandateRepository mandates;
  private final ContactRepository contacts;
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final RegencyDirectory regencies;
  private final TransactionTemplate transactions;
  private final Clock clock;

  RegencyAccessLoader(TokenAuthenticator tokenAuthenticator, HeldMandateRepository mandates, ContactRepository contacts,
      OrganisationRepository organisations, RegionRepository regions, RegencyDirectory regencies,
      TransactionTemplate transactions, Clock clock) {
    this.tokenAuthenticator = tokenAuthenticator;
    this.mandates = mandates;
    this.contacts = contacts;
    this.organisations = organisations;
    this.regions = regions;
    this.regencies = regencies;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** An organisation by name. */
  record NamedOrganisation(UUID id, String name) {}

  /** A mandate of today. */
  record MandateOfToday(UUID id, String role, NamedOrganisation organisation, @Nullable LocalDate until) {}

  /** A village with its district. */
  record VillageInReach(UUID id, String code, String name, String district) {}

  /** Somebody to ask; the role in both languages. */
  record ContactByName(UUID id, String name, BilingualText role, String organisation) {}

  /** What a person may do in one regency, and whom they can ask there. */
  record RegencyAccess(String code, String name, String zone, List<VillageInReach> villages,
      List<MandateOfToday> mandates, List<ContactByName> contacts, Map<String, String> numbers) {}

  /** In each regency in which the person has a mandate today. */
  List<RegencyAccess> list(Visitor visitor, String credential) {
    return visitor.regencies()
        .stream()
        .map(regency -> tokenAuthenticator.authenticate("device", credential, regency).actor())
        .filter(Objects::nonNull)
        .map(this::regencyAccess)
        .toList();
  }

  private RegencyAccess regencyAccess(Actor actor) {
    RegencySettings settings = regencies.require(actor.regency());
    return Objects.requireNonNull(ActorContext.<RegencyAccess, RuntimeException>callAs(actor,
        () -> transactions.execute(status -> regencyAccess(actor, settings))));
  }

  private RegencyAccess regencyAccess(Actor actor, RegencySettings settings) {
    LocalDate today = settings.today(clock);
    List<HeldMandate> held =
        mandates.listPastAndPresent(actor).stream().filter(mandate -> mandate.inForce(today)).toList();
    List<ContactRepository.Contact> asked = contacts.find(actor, today);
    Map<UUID, Organisation> named = organisations.findByIds(actor,
        Stream
            .concat(held.stream().map(HeldMandate::organisation),
                asked.stream().map(ContactRepository.Contact::organisation))
            .distinct()
            .toList());
    List<MandateOfToday> shown = held.stream()
        .map(mandate -> new MandateOfToday(mandate.id(), mandate.role().name(),
            toNamedOrganisation(mandate.organisation(), named), mandate.to()))
        .toList();
    return new RegencyAccess(settings.regency(), settings.name(), settings.zone().getId(), listVillagesInReach(actor),
        shown, asked.stream().map(contact -> toContactByName(contact, named)).toList(), Map.of());
  }

  private static ContactByName toContactByName(ContactRepository.Contact contact, Map<UUID, Organisation> named) {
    return new ContactByName(contact.person(), contact.name(), contact.role(),
        toNamedOrganisation(contact.organisation(), named).name());
  }

  private static NamedOrganisation toNamedOrganisation(UUID organisation, Map<UUID, Organisation> named) {
    Organisation known = named.get(organisation);
    return new NamedOrganisation(organisation, known == null ? "" : known.label());
  }

  /** Those of the mandates; who reaches by office or regency may report from any village. */
  private List<VillageInReach> listVillagesInReach(Actor actor) {
    Collection<Region> reach = actor.villages().isEmpty() ? regions.listVillages(actor.regency())
        : regions.findByIds(actor.villages()).values();
    return reach.stream()
        .map(region -> new VillageInReach(region.id(), region.code(), region.name(), region.parentName()))
        .sorted(Comparator.comparing(VillageInReach::code))
        .toList();
  }
}
