package id.payung.evidence.register;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages of the register need beside the rows: names of offices, villages and kinds. */
@Component
public class EvidencePageLookup {
  private static final String[] OFFICES =
      {"opd", "secretariat", "vertical", "district-office", "village-government", "kelurahan-office", "service-unit"};

  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  EvidencePageLookup(OrganisationRepository organisations, RegionRepository regions, ReferenceCatalogue reference,
      RegencyDirectory regencies, Clock clock) {
    this.organisations = organisations;
    this.regions = regions;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  public Map<UUID, Organisation> findOffices(Actor actor, Collection<UUID> ids) {
    return organisations.findByIds(actor, ids);
  }

  /** Offices to choose from: one's own, or all for the task force. */
  public List<Organisation> listSelectableOffices(Actor actor) {
    if (EvidenceAccessPolicy.isTaskForce(actor)) {
      return organisations.listActiveByKinds(actor, OFFICES).stream().sorted(Organisation.BY_LABEL).toList();
    }
    if (!actor.organisations().isEmpty()) {
      return List.copyOf(organisations.findByIds(actor, actor.organisations()).values());
    }
    return organisations.listActiveByKinds(actor, "village-government", "kelurahan-office")
        .stream()
        .filter(office -> office.village() != null && actor.villages().contains(office.village()))
        .toList();
  }

  /** Offices that the list may be narrowed to. */
  List<Organisation> listFilterOffices(Actor actor) {
    return organisations.listActiveByKinds(actor, OFFICES).stream().sorted(Organisation.BY_LABEL).toList();
  }

  /** May be asked for no village at all, as pages do. */
  public Map<UUID, Region> findVillages(Collection<UUID> ids) {
    return ids.isEmpty() ? new HashMap<>() : new HashMap<>(regions.findByIds(ids));
  }

  /** The villages that may be named: all of the regency for an office, one's own for a village. */
  public List<Region> listSelectableVillages(Actor actor) {
    List<Region> all = regions.listVillages(actor.regency());
    return actor.hasRegencyWideReach() || actor.villages().isEmpty() ? all
        : all.stream().filter(village -> actor.villages().contains(village.id())).toList();
  }

  public static List<SelectOptionGroup> groupByDistrict(List<Region> villages) {
    Map<String, List<SelectOption>> districts = new LinkedHashMap<>();
    for (Region village : villages) {
      districts.computeIfAbsent(village.parentName(), name -> new ArrayList<>())
          .add(SelectOption.of(village.id().toString(), village.label()));
    }
    return districts.entrySet()
        .stream()
        .map(district -> new SelectOptionGroup("Kec. " + district.getKey(), district.getValue()))
        .toList();
  }

  public CodeList documentKinds() {
    return reference.list("evidence/document-kinds");
  }

  public List<CodeListEntry> documentKindsToday(Actor actor) {
    return documentKinds().validOn(today(actor));
  }

  public LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }

  /** Name of the village with its district, or a dash. */
  @Nullable
  public Region findVillage(@Nullable UUID id) {
    return id == null ? null : regions.findById(id).orElse(null);
  }
}
