package id.payung.evidence.register;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceOrigin;
import id.payung.evidence.EvidenceOriginLookup;
import id.payung.evidence.EvidenceThumbnailLookup;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.FileThumbnail;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages of the register need beside the rows: names of offices, villages and kinds. */
@Component
public class EvidenceNameLookup {
  private static final String[] OFFICES =
      {"opd", "secretariat", "vertical", "district-office", "village-government", "kelurahan-office", "service-unit"};

  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final Clock clock;
  private final EvidenceThumbnailLookup thumbnails;
  private final EvidenceOriginLookup origins;

  EvidenceNameLookup(OrganisationRepository organisations, RegionRepository regions, ReferenceCatalogue reference,
      RegencyDirectory regencies, Clock clock, EvidenceThumbnailLookup thumbnails, EvidenceOriginLookup origins) {
    this.organisations = organisations;
    this.regions = regions;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
    this.thumbnails = thumbnails;
    this.origins = origins;
  }

  public Map<UUID, Organisation> findOffices(Actor actor, Collection<UUID> ids) {
    return organisations.findByIds(actor, ids);
  }

  /** The report that brought it, as far as the reader may open that. */
  @Nullable
  EvidenceOrigin findOrigin(Actor actor, EvidenceItem item) {
    return origins.findReport(actor, item);
  }

  /** A small picture of an item that is loaded already. */
  FileThumbnail thumbnailOf(Actor actor, EvidenceItem item, @Nullable UUID twin) {
    return thumbnails.of(actor, item, twin);
  }

  /** Small pictures of these items, by id. */
  public Map<UUID, FileThumbnail> findThumbnails(Actor actor, Collection<EvidenceItem> items) {
    return findThumbnailsByIds(actor, items.stream().map(EvidenceItem::id).toList());
  }

  public Map<UUID, FileThumbnail> findThumbnailsByIds(Actor actor, Collection<UUID> items) {
    return thumbnails.findByItems(actor, items);
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
  public List<Organisation> listFilterOffices(Actor actor) {
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

  /** What the form of an item offers. */
  public record ItemChoices(List<CodeListEntry> kinds, List<Region> villages) {
    public List<SelectOption> kindsOf(String kind, Ui ui) {
      return SelectOption.of(kinds.stream().filter(known -> known.text("class").equals(kind)).toList(),
          CodeListEntry::code, known -> known.nameIn(ui.locale()));
    }

    /** Villages under their districts. */
    public List<SelectOptionGroup> districts(Ui ui) {
      Map<String, List<Region>> districts =
          villages.stream().collect(Collectors.groupingBy(Region::parentName, LinkedHashMap::new, Collectors.toList()));
      return districts.entrySet()
          .stream()
          .map(district -> new SelectOptionGroup(ui.t("evidence.village.district", district.getKey()),
              SelectOption.of(district.getValue(), Region::id, Region::label)))
          .toList();
    }
  }

  public ItemChoices itemChoices(Actor actor) {
    return new ItemChoices(documentKindsToday(actor), listSelectableVillages(actor));
  }

  public CodeList documentKinds() {
    return reference.list("evidence/document-kinds");
  }

  List<CodeListEntry> documentKindsToday(Actor actor) {
    return documentKinds().validOn(regencies.require(actor.regency()).today(clock));
  }

  Region requireVillage(UUID id) {
    return regions.findById(id).orElseThrow(NotFound::new);
  }

  @Nullable
  public Region findVillage(@Nullable UUID id) {
    return id == null ? null : regions.findById(id).orElse(null);
  }
}
