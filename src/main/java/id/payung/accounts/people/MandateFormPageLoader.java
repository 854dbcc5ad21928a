package id.payung.accounts.people;

import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.addition.OrganisationAddition;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the forms of mandates offer. */
@Component
class MandateFormPageLoader {
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final ReferenceCatalogue reference;
  private final OrganisationAddition addition;

  MandateFormPageLoader(OrganisationRepository organisations, RegionRepository regions, ReferenceCatalogue reference,
      OrganisationAddition addition) {
    this.organisations = organisations;
    this.addition = addition;
    this.regions = regions;
    this.reference = reference;
  }

  PeoplePages.MandateFormPage page(Actor actor, Ui ui, FormFields form, @Nullable AccountView account) {
    List<CodeListEntry> roles = reference.list("accounts/roles")
        .entries()
        .stream()
        .filter(entry -> !entry.code().equals(Role.SYSTEM_ADMIN.name()) || actor.hasAnyRole(Role.SYSTEM_ADMIN))
        .toList();
    return new PeoplePages.MandateFormPage(form, account, roles, organisations.listActive(actor), addition.kinds(actor),
        areaOptions(actor, ui));
  }

  /**
   * The organisation that was added in the form, or the one that was chosen.
   *
   * @throws Invalid when the kind of an added one is missing, or the chosen one rests
   */
  UUID requireOrganisation(Actor actor, MandateFields form) {
    return addition.add(actor, "added", form.added()).orElseGet(() -> {
      UUID chosen = Objects.requireNonNull(form.organisation(), "asked by the form");
      organisations.requireActive(actor, chosen);
      return chosen;
    });
  }

  /** A whole district can be chosen, or single villages. */
  private List<SelectOptionGroup> areaOptions(Actor actor, Ui ui) {
    List<Region> villages = regions.listVillages(actor.regency());
    return regions.listDistricts(actor.regency())
        .stream()
        .map(district -> new SelectOptionGroup(district.name(),
            Stream.concat(
                Stream.of(new SelectOption(district.id().toString(), district.name(), ui.t("accounts.area.district"))),
                villages.stream()
                    .filter(village -> district.id().equals(village.parent()))
                    .map(village -> SelectOption.of(village.id().toString(), village.name())))
                .toList()))
        .toList();
  }
}
