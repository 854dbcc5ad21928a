package id.payung.agreements.form;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What forms choose from: organisations by kind, villages by district, questions by indicator, entries of code lists.
 */
@Component
public class AgreementFormOptions {
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final ReferenceCatalogue reference;

  AgreementFormOptions(OrganisationRepository organisations, RegionRepository regions, ReferenceCatalogue reference) {
    this.organisations = organisations;
    this.regions = regions;
    this.reference = reference;
  }

  public CodeList codeList(String name) {
    return reference.list("agreements/" + name);
  }

  /** Those that may be chosen on that day, in the order of the list. */
  public List<SelectOption> optionsOn(String name, LocalDate day, Locale locale) {
    return SelectOption.of(codeList(name).validOn(day), CodeListEntry::code, entry -> entry.nameIn(locale));
  }

  /** Organisations of these groups (government, village, community, partner), under the name of their kind. */
  public List<SelectOptionGroup> organisationOptions(Actor actor, Locale locale, String... groups) {
    List<String> wanted = List.of(groups);
    CodeList kinds = reference.list("accounts/organisation-kinds");
    List<String> codes = kinds.entries()
        .stream()
        .filter(kind -> wanted.isEmpty() || wanted.contains(kind.text("group")))
        .map(CodeListEntry::code)
        .toList();
    Map<String, List<SelectOption>> byKind = new LinkedHashMap<>();
    codes.forEach(code -> byKind.put(code, new ArrayList<>()));
    for (Organisation organisation : organisations.listActiveByKinds(actor, codes.toArray(String[]::new))) {
      byKind.computeIfAbsent(organisation.kind(), _ -> new ArrayList<>())
          .add(SelectOption.of(organisation.id().toString(), organisationLabel(organisation)));
    }
    return byKind.entrySet()
        .stream()
        .filter(kind -> !kind.getValue().isEmpty())
        .map(kind -> new SelectOptionGroup(kinds.nameOf(kind.getKey(), locale), kind.getValue()))
        .toList();
  }

  /** Codes of every kind of organisation. */
  public String[] allOrganisationKinds() {
    return reference.list("accounts/organisation-kinds")
        .entries()
        .stream()
        .map(CodeListEntry::code)
        .toArray(String[]::new);
  }

  private static String organisationLabel(Organisation organisation) {
    return organisation.shortName().isBlank() || organisation.shortName().equals(organisation.name())
        ? organisation.name()
        : organisation.name() + " (" + organisation.shortName() + ")";
  }

  /** Kinds of partners that can be written down while registering an agreement. */
  public List<SelectOption> partnerKindOptions(Locale locale) {
    return reference.list("accounts/organisation-kinds")
        .entries()
        .stream()
        .filter(kind -> kind.text("group").equals("partner"))
        .map(kind -> SelectOption.of(kind.code(), kind.nameIn(locale)))
        .toList();
  }

  public Map<UUID, Organisation> findOrganisations(Actor actor, Collection<UUID> ids) {
    return organisations.findByIds(actor, ids);
  }

  /** The villages of the regency under their districts. */
  public List<SelectOptionGroup> villageOptions(Actor actor) {
    Map<String, List<SelectOption>> byDistrict = new LinkedHashMap<>();
    for (Region village : regions.listVillages(actor.regency())) {
      byDistrict.computeIfAbsent(village.parentName(), _ -> new ArrayList<>())
          .add(SelectOption.of(village.id().toString(), village.name()));
    }
    return byDistrict.entrySet()
        .stream()
        .map(district -> new SelectOptionGroup(district.getKey(), district.getValue()))
        .toList();
  }

  public Map<UUID, Region> findVillages(Collection<UUID> ids) {
    return regions.findByIds(ids);
  }

  /** The newest instrument: plans name its questions. */
  public Instrument newestInstrument() {
    return reference.instruments().getFirst();
  }

  /**
   * Questions under their indicators: {@code 6 · Pelembagaan partisipasi anak}. One that asks for papers only says so:
   * no report of an activity ever becomes its proof.
   */
  public List<SelectOptionGroup> questionOptions(Ui ui) {
    Locale locale = ui.locale();
    return newestInstrument().indicators()
        .map(indicator -> new SelectOptionGroup(indicator.code() + " · " + indicator.name().in(locale),
            indicator.questions()
                .stream()
                .map(question -> new SelectOption(question.code(), question.code() + " " + question.text().in(locale),
                    question.takesReports() ? null : ui.t("agreements.question.papers")))
                .toList()))
        .toList();
  }
}
