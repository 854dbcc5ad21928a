package id.payung.accounts.people;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People, organisations and mandates from a sheet: looked at first, then taken whole or not at all. Known people are
 * known by their sign-in name, so the same sheet once more changes nothing; nobody is removed and no mandate is ended
 * by a sheet.
 */
@Component
public class PeopleImport {
  private final PeopleSheet sheet;
  private final PersonRegistration people;
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  PeopleImport(PeopleSheet sheet, PersonRegistration people, OrganisationRepository organisations,
      RegionRepository regions, JdbcClient jdbc, TransactionTemplate transactions) {
    this.sheet = sheet;
    this.people = people;
    this.organisations = organisations;
    this.regions = regions;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * What taking the sheet would do.
   *
   * @param newOrganisations new ones by name
   * @param newPersonCount how many new ones
   * @param newMandateCount how many new ones
   * @param unchangedRowCount rows that change nothing
   */
  public record PeopleImportPreview(SheetPreview<PeopleSheetRow> preview, List<String> newOrganisations,
      int newPersonCount, int newMandateCount, int unchangedRowCount) {
    public boolean hasChanges() {
      return newPersonCount + newMandateCount + newOrganisations.size() > 0;
    }
  }

  /** Looks at the sheet and writes nothing. */
  public PeopleImportPreview check(Actor actor, Path file) {
    SheetPreview<PeopleSheetRow> read = sheet.sheet().read(file);
    ExistingPeople known = loadExistingPeople(actor, read); // before our transaction: the door looks in one of its own
    return inTransaction(() -> check(actor, read, known));
  }

  private PeopleImportPreview importSheet(Actor actor, SheetPreview<PeopleSheetRow> read, ExistingPeople known) {
    PeopleImportPreview wishes = check(actor, read, known);
    if (!wishes.preview().isValid()) {
      throw new Refused("accounts.import.stale");
    }
    Map<String, UUID> offices = loadOrganisationIds(actor);
    Map<String, List<Region>> places = loadRegionsByName(actor);
    for (PeopleSheetRow row : wishes.preview().values()) {
      UUID office = offices.get(normalise(row.organisation()));
      if (office == null) {
        office =
            organisations
                .insertIfAbsent(actor, Ids.next(), java.util.Objects.requireNonNull(row.kind(), "checked"),
                    row.organisation(), "", null, false)
                .id();
        offices.put(normalise(row.organisation()), office);
      }
      UUID person = known.idsBySignInName().get(row.signInName());
      if (person == null) {
        person = Ids.next();
        people.register(actor, new NewPerson(person, row.name(), row.signInName(), row.mobile(), null, false));
        known.idsBySignInName().put(row.signInName(), person);
      }
      if (!known.hasMandate(person, row, office, resolveArea(row, places))) {
        UUID mandate = Ids.next();
        people.grantMandate(actor,
            new NewMandate(mandate, person, Role.valueOf(row.role()), office, row.post() == null ? "" : row.post(),
                resolveArea(row, places), row.decreeNumber(), row.validFrom(), row.validTo()));
        known.mandateKeys().add(mandateKey(person, row.role(), office, resolveArea(row, places), row.decreeNumber()));
      }
    }
    return wishes;
  }

  /** Takes the whole sheet in one transaction. */
  public PeopleImportPreview importSheet(Actor actor, Path file) {
    SheetPreview<PeopleSheetRow> read = sheet.sheet().read(file);
    ExistingPeople known = loadExistingPeople(actor, read);
    return java.util.Objects.requireNonNull(transactions.execute(status -> importSheet(actor, read, known)));
  }

  private PeopleImportPreview check(Actor actor, SheetPreview<PeopleSheetRow> read, ExistingPeople known) {
    Map<String, UUID> offices = loadOrganisationIds(actor);
    Map<String, List<Region>> places = loadRegionsByName(actor);
    Map<String, PeopleSheetRow> firsts = new HashMap<>();
    SheetPreview<PeopleSheetRow> preview = read
        .withFindingsOf((number, row, findings) -> check(actor, number, row, findings, offices, places, known, firsts));
    Set<String> fresh = new LinkedHashSet<>();
    Set<String> persons = new HashSet<>();
    Set<String> mandates = new HashSet<>(known.mandateKeys());
    int added = 0;
    int same = 0;
    if (preview.isValid()) {
      for (PeopleSheetRow row : preview.values()) {
        UUID office = offices.get(normalise(row.organisation()));
        if (office == null) {
          fresh.add(row.organisation());
        }
        UUID person = known.idsBySignInName().get(row.signInName());
        if (person == null) {
          persons.add(row.signInName());
        }
        String whose = person == null ? row.signInName() : person.toString();
        String where = office == null ? normalise(row.organisation()) : office.toString();
        if (mandates.add(mandateKey(whose, row.role(), where, resolveArea(row, places), row.decreeNumber()))) {
          added++;
        } else {
          same++;
        }
      }
    }
    return new PeopleImportPreview(preview, List.copyOf(fresh), persons.size(), added, same);
  }

  private static void check(Actor actor, int number, PeopleSheetRow row, List<SheetFinding> findings,
      Map<String, UUID> offices, Map<String, List<Region>> places, ExistingPeople known,
      Map<String, PeopleSheetRow> firsts) {
    if (!row.signInName().matches("[a-z][a-z0-9._-]{1,39}")) {
      findings.add(SheetFinding.of(number, "Nama masuk", "accounts.person.sign-in-name-needed"));
    }
    String mobile = row.mobile();
    if (mobile != null && !mobile.replaceAll("[\\s().-]", "").matches("\\+?\\d{8,15}")) {
      findings.add(SheetFinding.of(number, "Nomor HP", "accounts.person.mobile-wrong"));
    }
    PeopleSheetRow first = firsts.putIfAbsent(row.signInName(), row);
    if (first != null && !first.name().equals(row.name())) {
      findings.add(SheetFinding.of(number, "Nama masuk", "accounts.import.two-names", row.signInName()));
    }
    if (known.signInNamesElsewhere().contains(row.signInName())) {
      findings.add(SheetFinding.of(number, "Nama masuk", "accounts.sign-in-name.taken"));
    }
    UUID person = known.idsBySignInName().get(row.signInName());
    if (person != null
        && !normalise(row.name()).equals(normalise(known.namesById().getOrDefault(person, row.name())))) {
      findings.add(SheetFinding.of(number, "Nama masuk", "accounts.import.other-person", row.signInName()));
    }
    Role role = Role.valueOf(row.role());
    if (role == Role.SYSTEM_ADMIN && !actor.hasAnyRole(Role.SYSTEM_ADMIN)) {
      findings.add(SheetFinding.of(number, PeopleSheet.ROLE, "accounts.import.role-closed"));
    }
    if (role.reach() == Role.Reach.AREA && row.area().isEmpty()) {
      findings.add(SheetFinding.of(number, PeopleSheet.AREA, "accounts.mandate.area-needed"));
    }
    if (!offices.containsKey(normalise(row.organisation())) && row.kind() == null) {
      findings.add(SheetFinding.of(number, PeopleSheet.ORGANISATION, "accounts.import.organisation-unknown",
          row.organisation()));
    }
    for (String place : row.area()) {
      List<Region> found = places.getOrDefault(normalise(place), List.of());
      if (found.isEmpty()) {
        findings.add(SheetFinding.of(number, PeopleSheet.AREA, "accounts.import.place-unknown", place));
      } else if (found.size() > 1) {
        findings.add(SheetFinding.of(number, PeopleSheet.AREA, "accounts.import.place-twice", place,
            String.join("; ", found.stream().map(Region::label).toList())));
      }
    }
    java.time.LocalDate to = row.validTo();
    if (to != null && to.isBefore(row.validFrom())) {
      findings.add(SheetFinding.of(number, "Berlaku sampai", "accounts.import.ends-before"));
    }
  }

  /**
   * Who is known already.
   *
   * @param idsBySignInName by sign-in name, with a mandate in this regency, now or before
   * @param namesById of those by id: a mistyped sign-in name must not give somebody else a mandate
   * @param signInNamesElsewhere sign-in names of people who have none here
   * @param mandateKeys those of the regency, as keys
   */
  record ExistingPeople(Map<String, UUID> idsBySignInName, Map<UUID, String> namesById,
      Set<String> signInNamesElsewhere, Set<String> mandateKeys) {
    boolean hasMandate(UUID person, PeopleSheetRow row, UUID office, List<UUID> area) {
      return mandateKeys.contains(mandateKey(person, row.role(), office, area, row.decreeNumber()));
    }
  }

  /** Only the door sees sign-in names of all; it tells ids, and the mandates here decide who is ours. */
  private ExistingPeople loadExistingPeople(Actor actor, SheetPreview<PeopleSheetRow> read) {
    List<String> typed = read.lines()
        .stream()
        .map(SheetPreview.Line::value)
        .filter(java.util.Objects::nonNull)
        .map(PeopleSheetRow::signInName)
        .distinct()
        .toList();
    Map<String, UUID> all = new LinkedHashMap<>();
    ActorContext.runAs(Actor.anonymous(),
        () -> transactions.executeWithoutResult(status -> jdbc
            .sql("SELECT id, sign_in_name FROM accounts.person WHERE sign_in_name = ANY (CAST(:names AS text[]))")
            .param("names", SqlValues.textArray(typed))
            .query((row, n) -> all.put(row.getString("sign_in_name"), SqlValues.uuid(row, "id")))
            .list()));
    return inTransaction(() -> {
      Map<String, UUID> here = new HashMap<>();
      Set<String> mandates = new HashSet<>();
      Map<UUID, String> names = new HashMap<>();
      jdbc.sql("""
          SELECT person, person_name, role, organisation, area, decree_number FROM accounts.mandate
           WHERE regency = :regency AND person = ANY (CAST(:persons AS uuid[]))
          """).param("regency", actor.regency()).param("persons", SqlValues.uuidArray(all.values())).query((row, n) -> {
        names.put(SqlValues.uuid(row, "person"), row.getString("person_name"));
        return mandates.add(mandateKey(SqlValues.uuid(row, "person"), row.getString("role"),
            SqlValues.uuid(row, "organisation"), SqlValues.uuidList(row, "area"), row.getString("decree_number")));
      }).list();
      all.forEach((name, person) -> {
        if (names.containsKey(person)) {
          here.put(name, person);
        }
      });
      Set<String> elsewhere = new HashSet<>(all.keySet());
      elsewhere.removeAll(here.keySet());
      return new ExistingPeople(here, names, elsewhere, mandates);
    });
  }

  private static String mandateKey(Object person, String role, Object office, List<UUID> area, String decree) {
    return String.join("|", person.toString(), role, office.toString(), area.stream().sorted().toList().toString(),
        normalise(decree));
  }

  private Map<String, UUID> loadOrganisationIds(Actor actor) {
    Map<String, UUID> offices = new HashMap<>();
    for (Organisation organisation : organisations.listActive(actor)) {
      offices.putIfAbsent(normalise(organisation.name()), organisation.id());
      if (!organisation.shortName().isBlank()) {
        offices.putIfAbsent(normalise(organisation.shortName()), organisation.id());
      }
    }
    return offices;
  }

  /** Villages and districts by code, by name, and by name with district. */
  private Map<String, List<Region>> loadRegionsByName(Actor actor) {
    Map<String, List<Region>> places = new HashMap<>();
    List<Region> all = new ArrayList<>(regions.listDistricts(actor.regency()));
    all.addAll(regions.listVillages(actor.regency()));
    for (Region region : all) {
      Set<String> names =
          new LinkedHashSet<>(List.of(normalise(region.code()), normalise(region.name()), normalise(region.label())));
      if (region.level() == 3) {
        // A district and a village of one name: the bare name is the village's, "Kec. Malili" is the district.
        names = Set.of(normalise(region.code()), normalise("Kec. " + region.name()),
            normalise("Kecamatan " + region.name()));
      }
      names.forEach(name -> places.computeIfAbsent(name, _ -> new ArrayList<>()).add(region));
    }
    return places;
  }

  private static List<UUID> resolveArea(PeopleSheetRow row, Map<String, List<Region>> places) {
    return row.area()
        .stream()
        .map(place -> places.getOrDefault(normalise(place), List.of()))
        .filter(found -> found.size() == 1)
        .map(found -> found.getFirst().id())
        .toList();
  }

  private static String normalise(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return java.util.Objects.requireNonNull(transactions.execute(status -> work.get()));
  }
}
