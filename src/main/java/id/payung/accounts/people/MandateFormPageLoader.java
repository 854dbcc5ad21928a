package id.payung.accounts.people;

import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.form.FormFields;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the forms of mandates offer. */
@Component
class MandateFormPageLoader {
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final ReferenceCatalogue reference;

  MandateFormPageLoader(OrganisationRepository organisations, RegionRepository regions, ReferenceCatalogue reference) {
    this.organisations = organisations;
    this.regions = regions;
    this.reference = reference;
  }

  PeoplePages.MandateFormPage page(Actor actor, FormFields form, @Nullable AccountView account) {
    List<CodeListEntry> roles = reference.list("accounts/roles")
        .entries()
        .stream()
        .filter(entry -> !entry.code().equals(Role.SYSTEM_ADMIN.name()) || actor.hasAnyRole(Role.SYSTEM_ADMIN))
        .toList();
    return new PeoplePages.MandateFormPage(form, account, roles, organisations.listActive(actor), areaOptions(actor));
  }

  /** A whole district can be chosen, or single villages. */
  private List<SelectOptionGroup> areaOptions(Actor actor) {
    List<Region> villages = regions.listVillages(actor.regency());
    return regions.listDistricts(actor.regency())
        .stream()
        .map(district -> new SelectOptionGroup(district.name(),
            Stream
                .concat(Stream.of(new SelectOption(district.id().toString(), district.name(), "1 kecamatan")),
                    villages.stream()
                        .filter(village -> district.id().equals(village.parent()))
                        .map(village -> SelectOption.of(village.id().toString(), village.name())))
                .toList()))
        .toList();
  }
}
