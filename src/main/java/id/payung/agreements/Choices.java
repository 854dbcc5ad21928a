package id.payung.agreements;

import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.Reference;
import id.payung.platform.ui.Option;
import id.payung.platform.ui.OptionGroup;
import id.payung.regions.Region;
import id.payung.regions.Regions;
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
public class Choices {
  private final Organisations organisations;
  private final Regions regions;
  private final Reference reference;

  Choices(Organisations organisations, Regions regions, Reference reference) {
    this.organisations = organisations;
    this.regions = regions;
    this.reference = reference;
  }

  public CodeList list(String name) {
    return reference.list("agreements/" + name);
  }

  /** Those that may be chosen on that day, in the order of the list. */
  public List<Option> of(String name, LocalDate day, Locale locale) {
    return Option.of(list(name).on(day), Entry::code, entry -> entry.nameIn(locale));
  }

  /** Organisations of these groups (government, village, community, partner), under the name of their kind. */
  public List<OptionGroup> organisations(Actor actor, Locale locale, String... groups) {
    List<String> wanted = List.of(groups);
    CodeList kinds = reference.list("accounts/organisation-kinds");
    List<String> codes = kinds.all()
        .stream()
        .filter(kind -> wanted.isEmpty() || wanted.contains(kind.text("group")))
        .map(Entry::code)
        .toList();
    Map<String, List<Option>> byKind = new LinkedHashMap<>();
    codes.forEach(code -> byKind.put(code, new ArrayList<>()));
    for (Organisation organisation : organisations.ofKinds(actor, codes.toArray(String[]::new))) {
      byKind.computeIfAbsent(organisation.kind(), _ -> new ArrayList<>())
          .add(Option.of(organisation.id().toString(), nameOf(organisation)));
    }
    return byKind.entrySet()
        .stream()
        .filter(kind -> !kind.getValue().isEmpty())
        .map(kind -> new OptionGroup(kinds.nameOf(kind.getKey(), locale), kind.getValue()))
        .toList();
  }

  /** Codes of every kind of organisation. */
  public String[] everyKind() {
    return reference.list("accounts/organisation-kinds").all().stream().map(Entry::code).toArray(String[]::new);
  }

  private static String nameOf(Organisation organisation) {
    return organisation.shortName().isBlank() || organisation.shortName().equals(organisation.name())
        ? organisation.name()
        : organisation.name() + " (" + organisation.shortName() + ")";
  }

  /** Kinds of partners that can be written down while registering an agreement. */
  public List<Option> partnerKinds(Locale locale) {
    return reference.list("accounts/organisation-kinds")
        .all()
        .stream()
        .filter(kind -> kind.text("group").equals("partner"))
        .map(kind -> Option.of(kind.code(), kind.nameIn(locale)))
        .toList();
  }

  public Map<UUID, Organisation> named(Actor actor, Collection<UUID> ids) {
    return organisations.named(actor, ids);
  }

  /** The villages of the regency under their districts. */
  public List<OptionGroup> villages(Actor actor) {
    Map<String, List<Option>> byDistrict = new LinkedHashMap<>();
    for (Region village : regions.villagesOf(actor.regency())) {
      byDistrict.computeIfAbsent(village.parentName(), _ -> new ArrayList<>())
          .add(Option.of(village.id().toString(), village.name()));
    }
    return byDistrict.entrySet()
        .stream()
        .map(district -> new OptionGroup(district.getKey(), district.getValue()))
        .toList();
  }

  public Map<UUID, Region> villagesNamed(Collection<UUID> ids) {
    return regions.named(ids);
  }

  /** The newest instrument: plans name its questions. */
  public Instrument instrument() {
    return reference.instruments().getFirst();
  }

  /** Questions under their indicators: {@code 6 · Pelembagaan partisipasi anak}. */
  public List<OptionGroup> questions(Locale locale) {
    return instrument().indicators()
        .map(indicator -> new OptionGroup(indicator.code() + " · " + indicator.name().in(locale),
            indicator.questions()
                .stream()
                .map(question -> Option.of(question.code(), question.code() + " " + question.text().in(locale)))
                .toList()))
        .toList();
  }
}
