package id.payung.accounts.people;

import id.payung.accounts.Mandate;
import id.payung.accounts.NewMandate;
import id.payung.accounts.Organisation;
import id.payung.regions.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a regency has already, by the words of a sheet of people. Grows while the sheet is taken. */
final class PeopleImportLookup {
  private final Map<String, UUID> offices = new HashMap<>();
  private final Map<String, List<Region>> places = new HashMap<>();
  private final Map<String, UUID> people = new HashMap<>();
  private final Map<String, UUID> holdersByMobile;
  private final Map<UUID, String> names = new HashMap<>();
  private final Set<String> signInNamesElsewhere = new HashSet<>();
  private final Set<String> mandateKeys = new HashSet<>();
  private final Set<UUID> resting = new HashSet<>();
  private final Map<String, NewMandate> mandatesByKey = new HashMap<>();

  /**
   * @param accounts ids by sign-in name, of this regency and of others
   * @param holdersByMobile ids by mobile number, likewise
   * @param mandates of these in this regency, now or before: they decide who is ours
   */
  PeopleImportLookup(Map<String, UUID> accounts, Map<String, UUID> holdersByMobile, List<Mandate> mandates,
      List<Organisation> organisations, List<Region> districts, List<Region> villages) {
    this.holdersByMobile = holdersByMobile;
    for (Mandate mandate : mandates) {
      names.put(mandate.person(), mandate.personName());
      String key = mandateKey(mandate.person(), mandate.role().name(), mandate.organisation(), mandate.given().area(),
          mandate.given().decreeNumber());
      mandateKeys.add(key);
      mandatesByKey.put(key, mandate.given());
    }
    accounts.forEach((signInName, person) -> {
      if (names.containsKey(person)) {
        people.put(signInName, person);
      } else {
        signInNamesElsewhere.add(signInName);
      }
    });
    organisations.forEach(organisation -> {
      if (!organisation.active()) {
        resting.add(organisation.id());
      }
      offices.putIfAbsent(normalise(organisation.name()), organisation.id());
      if (!organisation.shortName().isBlank()) {
        offices.putIfAbsent(normalise(organisation.shortName()), organisation.id());
      }
    });
    // A district and a village of one name: the bare name is the village's, "Kec. Malili" is the district.
    districts.forEach(region -> addPlace(region, region.code(), "Kec. " + region.name(), "Kecamatan " + region.name()));
    villages.forEach(region -> addPlace(region, region.code(), region.name(), region.label()));
  }

  private void addPlace(Region region, String... called) {
    Set<String> distinct = new LinkedHashSet<>();
    for (String name : called) {
      distinct.add(normalise(name));
    }
    distinct.forEach(name -> places.computeIfAbsent(name, _ -> new ArrayList<>()).add(region));
  }

  @Nullable
  UUID office(PeopleSheetRow row) {
    return offices.get(normalise(row.organisation()));
  }

  /** Whether it asks for a mandate in an organisation that is laid to rest. */
  boolean isNewInRestingOffice(PeopleSheetRow row) {
    UUID office = office(row);
    return office != null && resting.contains(office) && !mandateKeys.contains(mandateKey(row));
  }

  void addOffice(PeopleSheetRow row, UUID office) {
    offices.put(normalise(row.organisation()), office);
  }

  @Nullable
  UUID person(PeopleSheetRow row) {
    return people.get(row.signInName());
  }

  void addPerson(PeopleSheetRow row, UUID person) {
    people.put(row.signInName(), person);
  }

  /**
   * Whether the sign-in name is that of somebody here with another name: a mistyped one must not give them a mandate.
   */
  boolean isOfSomebodyElse(PeopleSheetRow row) {
    UUID person = person(row);
    return person != null && !normalise(row.name()).equals(normalise(names.getOrDefault(person, row.name())));
  }

  /** Whether the sign-in name is taken by somebody without a mandate here. */
  boolean isOfAnotherRegency(PeopleSheetRow row) {
    return signInNamesElsewhere.contains(row.signInName());
  }

  /** Who has this mobile number, in the form in which it is stored. */
  @Nullable
  UUID holderOf(String mobile) {
    return holdersByMobile.get(mobile);
  }

  /** The name of somebody with a mandate here; of others nothing is told. */
  @Nullable
  String nameOf(UUID person) {
    return names.get(person);
  }

  List<Region> places(String name) {
    return places.getOrDefault(normalise(name), List.of());
  }

  /** The places of a row by their whole names. */
  List<String> areaLabels(PeopleSheetRow row) {
    return row.area().stream().flatMap(place -> places(place).stream()).map(Region::label).toList();
  }

  List<UUID> area(PeopleSheetRow row) {
    return row.area()
        .stream()
        .map(this::places)
        .filter(found -> found.size() == 1)
        .map(found -> found.getFirst().id())
        .toList();
  }

  /** Whether the mandate is known with another post or other days: a sheet changes none. */
  boolean isKnownOtherwise(PeopleSheetRow row) {
    NewMandate known = mandatesByKey.get(mandateKey(row));
    return known != null
        && !(Objects.equals(known.validFrom(), row.validFrom()) && Objects.equals(known.validTo(), row.validTo())
            && (row.post() == null || normalise(known.post()).equals(normalise(row.post()))));
  }

  /** The mandates known now, as keys. */
  Set<String> mandateKeys() {
    return mandateKeys;
  }

  String mandateKey(PeopleSheetRow row) {
    UUID person = person(row);
    UUID office = office(row);
    return mandateKey(person == null ? row.signInName() : person, row.role(),
        office == null ? normalise(row.organisation()) : office, area(row), row.decreeNumber());
  }

  private static String mandateKey(Object person, String role, Object office, Collection<UUID> area, String decree) {
    return String.join("|", person.toString(), role, office.toString(), area.stream().sorted().toList().toString(),
        normalise(decree));
  }

  private static String normalise(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
