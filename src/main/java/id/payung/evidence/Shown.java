package id.payung.evidence;

import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.Option;
import id.payung.platform.ui.OptionGroup;
import id.payung.regions.Region;
import id.payung.regions.Regions;
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
class Shown {
  private static final String[] OFFICES =
      {"opd", "secretariat", "vertical", "district-office", "village-government", "kelurahan-office", "service-unit"};

  private final Organisations organisations;
  private final Regions regions;
  private final Reference reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  Shown(Organisations organisations, Regions regions, Reference reference, RegencyDirectory regencies, Clock clock) {
    this.organisations = organisations;
    this.regions = regions;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  Map<UUID, Organisation> offices(Actor actor, Collection<UUID> ids) {
    return organisations.named(actor, ids);
  }

  /** Offices to choose from: one's own, or all for the task force. */
  List<Organisation> ownOffices(Actor actor) {
    if (Rights.taskForce(actor)) {
      return organisations.ofKinds(actor, OFFICES).stream().sorted(Organisation.BY_LABEL).toList();
    }
    if (!actor.organisations().isEmpty()) {
      return List.copyOf(organisations.named(actor, actor.organisations()).values());
    }
    return organisations.ofKinds(actor, "village-government", "kelurahan-office")
        .stream()
        .filter(office -> office.village() != null && actor.villages().contains(office.village()))
        .toList();
  }

  /** Offices that the list may be narrowed to. */
  List<Organisation> ownOfficesToFilter(Actor actor) {
    return organisations.ofKinds(actor, OFFICES).stream().sorted(Organisation.BY_LABEL).toList();
  }

  /** May be asked for no village at all, as pages do. */
  Map<UUID, Region> villages(Collection<UUID> ids) {
    return ids.isEmpty() ? new HashMap<>() : new HashMap<>(regions.named(ids));
  }

  /** The villages that may be named: all of the regency for an office, one's own for a village. */
  List<Region> villagesFor(Actor actor) {
    List<Region> all = regions.villagesOf(actor.regency());
    return actor.wide() || actor.villages().isEmpty() ? all
        : all.stream().filter(village -> actor.villages().contains(village.id())).toList();
  }

  static List<OptionGroup> byDistrict(List<Region> villages) {
    Map<String, List<Option>> districts = new LinkedHashMap<>();
    for (Region village : villages) {
      districts.computeIfAbsent(village.parentName(), name -> new ArrayList<>())
          .add(Option.of(village.id().toString(), village.label()));
    }
    return districts.entrySet()
        .stream()
        .map(district -> new OptionGroup("Kec. " + district.getKey(), district.getValue()))
        .toList();
  }

  CodeList kinds() {
    return reference.list("evidence/document-kinds");
  }

  List<Entry> kindsNow(Actor actor) {
    return kinds().on(today(actor));
  }

  LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }

  /** Name of the village with its district, or a dash. */
  @Nullable
  Region village(@Nullable UUID id) {
    return id == null ? null : regions.byId(id).orElse(null);
  }
}
