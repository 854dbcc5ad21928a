package id.payung.accounts;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.sheets.Finding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.regions.Region;
import id.payung.regions.Regions;
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
  private final People people;
  private final Organisations organisations;
  private final Regions regions;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  PeopleImport(PeopleSheet sheet, People people, Organisations organisations, Regions regions, JdbcClient jdbc,
      TransactionTemplate transactions) {
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
   * @param organisations new ones by name
   * @param persons how many new ones
   * @param mandates how many new ones
   * @param same rows that change nothing
   */
  public record Wishes(SheetPreview<PeopleRow> preview, List<String> organisations, int persons, int mandates,
      int same) {
    public boolean changes() {
      return persons + mandates + organisations.size() > 0;
    }
  }

  /** Looks at the sheet and writes nothing. */
  public Wishes look(Actor actor, Path file) {
    SheetPreview<PeopleRow> read = sheet.sheet().read(file);
    Known known = known(actor, read); // before our transaction: the door looks in one of its own
    return transactionally(() -> look(actor, read, known));
  }

  private Wishes take(Actor actor, SheetPreview<PeopleRow> read, Known known) {
    Wishes wishes = look(actor, read, known);
    if (!wishes.preview().isGood()) {
      throw new Refused("accounts.import.stale");
    }
    Map<String, UUID> offices = offices(actor);
    Map<String, List<Region>> places = places(actor);
    for (PeopleRow row : wishes.preview().values()) {
      UUID office = offices.get(key(row.organisation()));
      if (office == null) {
        office =
            organisations
                .add(actor, Ids.next(), java.util.Objects.requireNonNull(row.kind(), "checked"), row.organisation(), "",
                    null, false)
                .id();
        offices.put(key(row.organisation()), office);
      }
      UUID person = known.here().get(row.signInName());
      if (person == null) {
        person = Ids.next();
        people.register(actor, new NewPerson(person, row.name(), row.signInName(), row.mobile(), null, false));
        known.here().put(row.signInName(), person);
      }
      if (!known.holds(person, row, office, area(row, places))) {
        UUID mandate = Ids.next();
        people.give(actor,
            new NewMandate(mandate, person, Role.valueOf(row.role()), office, row.post() == null ? "" : row.post(),
                area(row, places), row.decreeNumber(), row.validFrom(), row.validTo()));
        known.mandates().add(mandateKey(person, row.role(), office, area(row, places), row.decreeNumber()));
      }
    }
    return wishes;
  }

  /** Takes the whole sheet in one transaction. */
  public Wishes take(Actor actor, Path file) {
    SheetPreview<PeopleRow> read = sheet.sheet().read(file);
    Known known = known(actor, read);
    return java.util.Objects.requireNonNull(transactions.execute(status -> take(actor, read, known)));
  }

  private Wishes look(Actor actor, SheetPreview<PeopleRow> read, Known known) {
    Map<String, UUID> offices = offices(actor);
    Map<String, List<Region>> places = places(actor);
    Map<String, PeopleRow> firsts = new HashMap<>();
    SheetPreview<PeopleRow> preview =
        read.checked((number, row, findings) -> look(actor, number, row, findings, offices, places, known, firsts));
    Set<String> fresh = new LinkedHashSet<>();
    Set<String> persons = new HashSet<>();
    Set<String> mandates = new HashSet<>(known.mandates());
    int added = 0;
    int same = 0;
    if (preview.isGood()) {
      for (PeopleRow row : preview.values()) {
        UUID office = offices.get(key(row.organisation()));
        if (office == null) {
          fresh.add(row.organisation());
        }
        UUID person = known.here().get(row.signInName());
        if (person == null) {
          persons.add(row.signInName());
        }
        String whose = person == null ? row.signInName() : person.toString();
        String where = office == null ? key(row.organisation()) : office.toString();
        if (mandates.add(mandateKey(whose, row.role(), where, area(row, places), row.decreeNumber()))) {
          added++;
        } else {
          same++;
        }
      }
    }
    return new Wishes(preview, List.copyOf(fresh), persons.size(), added, same);
  }

  private static void look(Actor actor, int number, PeopleRow row, List<Finding> findings, Map<String, UUID> offices,
      Map<String, List<Region>> places, Known known, Map<String, PeopleRow> firsts) {
    if (!row.signInName().matches("[a-z][a-z0-9._-]{1,39}")) {
      findings.add(Finding.of(number, "Nama masuk", "accounts.person.sign-in-name-needed"));
    }
    String mobile = row.mobile();
    if (mobile != null && !mobile.replaceAll("[\\s().-]", "").matches("\\+?\\d{8,15}")) {
      findings.add(Finding.of(number, "Nomor HP", "accounts.person.mobile-wrong"));
    }
    PeopleRow first = firsts.putIfAbsent(row.signInName(), row);
    if (first != null && !first.name().equals(row.name())) {
      findings.add(Finding.of(number, "Nama masuk", "accounts.import.two-names", row.signInName()));
    }
    if (known.elsewhere().contains(row.signInName())) {
      findings.add(Finding.of(number, "Nama masuk", "accounts.sign-in-name.taken"));
    }
    UUID person = known.here().get(row.signInName());
    if (person != null && !key(row.name()).equals(key(known.names().getOrDefault(person, row.name())))) {
      findings.add(Finding.of(number, "Nama masuk", "accounts.import.other-person", row.signInName()));
    }
    Role role = Role.valueOf(row.role());
    if (role == Role.SYSTEM_ADMIN && !actor.has(Role.SYSTEM_ADMIN)) {
      findings.add(Finding.of(number, PeopleSheet.ROLE, "accounts.import.role-closed"));
    }
    if (role.reach() == Role.Reach.AREA && row.area().isEmpty()) {
      findings.add(Finding.of(number, PeopleSheet.AREA, "accounts.mandate.area-needed"));
    }
    if (!offices.containsKey(key(row.organisation())) && row.kind() == null) {
      findings.add(
          Finding.of(number, PeopleSheet.ORGANISATION, "accounts.import.organisation-unknown", row.organisation()));
    }
    for (String place : row.area()) {
      List<Region> found = places.getOrDefault(key(place), List.of());
      if (found.isEmpty()) {
        findings.add(Finding.of(number, PeopleSheet.AREA, "accounts.import.place-unknown", place));
      } else if (found.size() > 1) {
        findings.add(Finding.of(number, PeopleSheet.AREA, "accounts.import.place-twice", place,
            String.join("; ", found.stream().map(Region::label).toList())));
      }
    }
    java.time.LocalDate to = row.validTo();
    if (to != null && to.isBefore(row.validFrom())) {
      findings.add(Finding.of(number, "Berlaku sampai", "accounts.import.ends-before"));
    }
  }

  /**
   * Who is known already.
   *
   * @param here by sign-in name, with a mandate in this regency, now or before
   * @param names of those by id: a mistyped sign-in name must not give somebody else a mandate
   * @param elsewhere sign-in names of people who have none here
   * @param mandates those of the regency, as keys
   */
  record Known(Map<String, UUID> here, Map<UUID, String> names, Set<String> elsewhere, Set<String> mandates) {
    boolean holds(UUID person, PeopleRow row, UUID office, List<UUID> area) {
      return mandates.contains(mandateKey(person, row.role(), office, area, row.decreeNumber()));
    }
  }

  /** Only the door sees sign-in names of all; it tells ids, and the mandates here decide who is ours. */
  private Known known(Actor actor, SheetPreview<PeopleRow> read) {
    List<String> typed = read.lines()
        .stream()
        .map(SheetPreview.Line::value)
        .filter(java.util.Objects::nonNull)
        .map(PeopleRow::signInName)
        .distinct()
        .toList();
    Map<String, UUID> all = new LinkedHashMap<>();
    Acting.doing(Actor.door(),
        () -> transactions.executeWithoutResult(status -> jdbc
            .sql("SELECT id, sign_in_name FROM accounts.person WHERE sign_in_name = ANY (CAST(:names AS text[]))")
            .param("names", Sql.texts(typed))
            .query((row, n) -> all.put(row.getString("sign_in_name"), Sql.uuid(row, "id")))
            .list()));
    return transactionally(() -> {
      Map<String, UUID> here = new HashMap<>();
      Set<String> mandates = new HashSet<>();
      Map<UUID, String> names = new HashMap<>();
      jdbc.sql("""
          SELECT person, person_name, role, organisation, area, decree_number FROM accounts.mandate
           WHERE regency = :regency AND person = ANY (CAST(:persons AS uuid[]))
          """).param("regency", actor.regency()).param("persons", Sql.uuids(all.values())).query((row, n) -> {
        names.put(Sql.uuid(row, "person"), row.getString("person_name"));
        return mandates.add(mandateKey(Sql.uuid(row, "person"), row.getString("role"), Sql.uuid(row, "organisation"),
            Sql.uuidList(row, "area"), row.getString("decree_number")));
      }).list();
      all.forEach((name, person) -> {
        if (names.containsKey(person)) {
          here.put(name, person);
        }
      });
      Set<String> elsewhere = new HashSet<>(all.keySet());
      elsewhere.removeAll(here.keySet());
      return new Known(here, names, elsewhere, mandates);
    });
  }

  private static String mandateKey(Object person, String role, Object office, List<UUID> area, String decree) {
    return String.join("|", person.toString(), role, office.toString(), area.stream().sorted().toList().toString(),
        key(decree));
  }

  private Map<String, UUID> offices(Actor actor) {
    Map<String, UUID> offices = new HashMap<>();
    for (Organisation organisation : organisations.all(actor)) {
      offices.putIfAbsent(key(organisation.name()), organisation.id());
      if (!organisation.shortName().isBlank()) {
        offices.putIfAbsent(key(organisation.shortName()), organisation.id());
      }
    }
    return offices;
  }

  /** Villages and districts by code, by name, and by name with district. */
  private Map<String, List<Region>> places(Actor actor) {
    Map<String, List<Region>> places = new HashMap<>();
    List<Region> all = new ArrayList<>(regions.districtsOf(actor.regency()));
    all.addAll(regions.villagesOf(actor.regency()));
    for (Region region : all) {
      Set<String> names = new LinkedHashSet<>(List.of(key(region.code()), key(region.name()), key(region.label())));
      if (region.level() == 3) {
        // A district and a village of one name: the bare name is the village's, "Kec. Malili" is the district.
        names = Set.of(key(region.code()), key("Kec. " + region.name()), key("Kecamatan " + region.name()));
      }
      names.forEach(name -> places.computeIfAbsent(name, _ -> new ArrayList<>()).add(region));
    }
    return places;
  }

  private static List<UUID> area(PeopleRow row, Map<String, List<Region>> places) {
    return row.area()
        .stream()
        .map(place -> places.getOrDefault(key(place), List.of()))
        .filter(found -> found.size() == 1)
        .map(found -> found.getFirst().id())
        .toList();
  }

  private static String key(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private <T> T transactionally(java.util.function.Supplier<T> work) {
    return java.util.Objects.requireNonNull(transactions.execute(status -> work.get()));
  }
}
