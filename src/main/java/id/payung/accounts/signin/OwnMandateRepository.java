package id.payung.accounts.signin;

import id.payung.accounts.HeldMandate;
import id.payung.accounts.HeldMandateRepository;
import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.MandateReachLookup;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** As what somebody works, and where: for their own eyes, in all their regencies. */
@Component
public class OwnMandateRepository {
  private final MandateReachLookup standing;
  private final HeldMandateRepository mandates;
  private final OrganisationRepository organisations;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  OwnMandateRepository(MandateReachLookup standing, HeldMandateRepository mandates,
      OrganisationRepository organisations, ReferenceCatalogue reference, RegencyDirectory regencies, Clock clock) {
    this.standing = standing;
    this.mandates = mandates;
    this.organisations = organisations;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  /**
   * A mandate in force.
   *
   * @param regency its name
   * @param office name of the organisation
   * @param to last day, or null
   */
  public record OwnMandateListItem(String regency, CodeListEntry role, String office, String post,
      @Nullable LocalDate to) {}

  List<OwnMandateListItem> listInForce(UUID person, List<String> regencyCodes) {
    return regencyCodes.stream()
        .flatMap(code -> standing.findCurrentActor(code, person).stream())
        .flatMap(actor -> ActorContext.callAs(actor, () -> listInRegency(actor)).stream())
        .toList();
  }

  private List<OwnMandateListItem> listInRegency(Actor actor) {
    RegencySettings regency = regencies.require(actor.regency());
    LocalDate today = regency.today(clock);
    List<HeldMandate> held =
        mandates.listPastAndPresent(actor).stream().filter(mandate -> mandate.inForce(today)).toList();
    Map<UUID, Organisation> offices =
        organisations.findByIds(actor, held.stream().map(HeldMandate::organisation).distinct().toList());
    return held.stream().flatMap(mandate -> {
      Organisation office = offices.get(mandate.organisation());
      return reference.list("accounts/roles")
          .find(mandate.role().name())
          .map(role -> new OwnMandateListItem(regency.name(), role, office == null ? "" : office.name(), mandate.post(),
              mandate.to()))
          .stream();
    }).toList();
  }
}
