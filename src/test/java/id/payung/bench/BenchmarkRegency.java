package id.payung.bench;

import id.payung.demo.VillageActivityGenerator;
import id.payung.platform.search.SearchText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * A regency to measure in: its people, and as many agreements, activities, reports and proofs as are asked for, written
 * as owner in a few statements.
 */
final class BenchmarkRegency {
  static final int YEAR = LocalDate.now().getYear();
  private static final int PLANS = 400;
  private static final int OFFICES = 20;

  /** Each with a phone and one village. */
  static final int VOLUNTEERS = 16;

  private final String code;
  private final VillageActivityGenerator generator;
  private final List<UUID> villages;
  private final UUID secretary = new UUID(0x7324, 1);
  private final UUID clerk = new UUID(0x7324, 2);
  private final UUID admin = new UUID(0x7324, 3);
  private int filled;

  private BenchmarkRegency(String code, long seed, List<UUID> villages) {
    this.code = code;
    this.villages = villages;
    this.generator = new VillageActivityGenerator(seed, villages.size(), LocalDate.of(YEAR, 1, 2), LocalDate.now());
  }

  /**
   * Switches the regency on, with volunteers of one village each, a secretary who sees all, a clerk who sees one
   * office.
   */
  static BenchmarkRegency switchOn(Connection owner, String code, long seed) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          "INSERT INTO regions.regency (regency, region, name, zone) SELECT code, id, name, 'Asia/Makassar' FROM "
              + "regions.region WHERE code = '" + code + "' ON CONFLICT DO NOTHING");
    }
    List<UUID> villages = new ArrayList<>();
    try (PreparedStatement query =
        owner.prepareStatement("SELECT id FROM regions.region WHERE level = 4 AND code LIKE ? ORDER BY code")) {
      query.setString(1, code + ".%");
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          villages.add(rows.getObject(1, UUID.class));
        }
      }
    }
    BenchmarkRegency regency = new BenchmarkRegency(code, seed, villages);
    regency.insertPeople(owner);
    return regency;
  }

  private void insertPeople(Connection owner) throws SQLException {
    for (int i = 0; i < OFFICES; i++) {
      update(owner,
          "INSERT INTO accounts.organisation (regency, id, kind, name, short_name, synthetic) VALUES (?, ?, ?, ?, "
              + "?, true)",
          code, office(i), i % 4 == 3 ? "ngo" : "opd", "Dinas Contoh " + i, "Dinas " + i);
    }
    insertPerson(owner, secretary, "sekretaris", "TASK_FORCE_SECRETARY", List.of());
    insertPerson(owner, clerk, "staf", "OFFICE_CLERK", List.of());
    insertPerson(owner, admin, "admin-ukur", "REGENCY_ADMIN", List.of());
    for (int i = 0; i < VOLUNTEERS; i++) {
      insertPerson(owner, volunteer(i), "aktivis" + i, "VILLAGE_VOLUNTEER", List.of(village(i)));
      update(owner,
          "INSERT INTO accounts.device (id, person, name, token_hash, recovery_secret, expires_at) VALUES (?, ?, "
              + "'Ponsel', ?, ?, now() + interval '1 day')",
          device(i), volunteer(i), hash(credential(i)), new byte[1]);
    }
  }

  private void insertPerson(Connection owner, UUID id, String name, String role, List<UUID> area) throws SQLException {
    update(owner, "INSERT INTO accounts.person (id, name, sign_in_name, synthetic) VALUES (?, ?, ?, true)", id, name,
        name);
    update(owner, "INSERT INTO accounts.credential (person) VALUES (?)", id);
    update(owner, "INSERT INTO accounts.mandate (regency, id, person, person_name, role, organisation, area, villages, "
        + "decree_number, valid_from)" + " VALUES (?, ?, ?, ?, ?, ?, ?::uuid[], ?::uuid[], 'SK-UKUR', '2024-01-01')",
        code, mandateIdOf(id), id, name, role, office(0), uuidArrayLiteral(area), uuidArrayLiteral(area));
    update(owner,
        "INSERT INTO accounts.session (id, token_hash, person, agent, expires_at) VALUES (?, ?, ?, 'bench', now() + "
            + "interval '1 day')",
        UUID.randomUUID(), hash(sessionCookieOf(id)), id);
  }

  static UUID mandateIdOf(UUID person) {
    return new UUID(person.getMostSignificantBits() + 0x10, person.getLeastSignificantBits());
  }

  static String sessionCookieOf(UUID person) {
    return "ukur-" + person;
  }

  String credential(int volunteer) {
    return "ponsel-" + device(volunteer);
  }

  String code() {
    return code;
  }

  UUID office(int number) {
    return new UUID(0x7326, number % OFFICES);
  }

  UUID volunteer(int number) {
    return new UUID(0x7327, number);
  }

  UUID device(int volunteer) {
    return new UUID(0x7328, volunteer);
  }

  /** Activities of the village of that volunteer, by number. */
  List<Integer> activitiesOf(int volunteer) {
    return IntStream.range(0, filled).filter(number -> activityOf(number).village() == volunteer).boxed().toList();
  }

  UUID secretary() {
    return secretary;
  }

  /** Who opens the list of people. */
  UUID admin() {
    return admin;
  }

  UUID clerk() {
    return clerk;
  }

  UUID village(int number) {
    return villages.get(number % villages.size());
  }

  UUID activityId(int number) {
    return generator.idOf("activity", number);
  }

  UUID agreementId(int number) {
    return generator.idOf("agreement", number);
  }

  VillageActivityGenerator generator() {
    return generator;
  }

  int filled() {
    return filled;
  }

  /** Grows to so many agreements, activities, reports and proofs, each. */
  void growTo(Connection owner, int rows) throws SQLException, IOException {
    if (filled == 0) {
      copyRows(owner,
          "agreements.agreement (regency, id, kind, holding, newest, title, stage, starts, ends, partners, search, "
              + "organisations, created_at)",
          0, rows, this::agreementRow);
      copyRows(owner, "agreements.plan (regency, id, agreement, year, approved, title, organisations, created_at)", 0,
          PLANS, this::planRow);
    } else {
      copyRows(owner,
          "agreements.agreement (regency, id, kind, holding, newest, title, stage, starts, ends, partners, search, "
              + "organisations, created_at)",
          filled, rows, this::agreementRow);
    }
    copyRows(owner,
        "agreements.agreement_version (regency, agreement, number, sort, stage, title, starts, ends, whole_regency, "
            + "organisations, created_at)",
        filled, rows, this::versionRow);
    copyRows(owner,
        "agreements.activity (regency, id, plan, agreement, agreement_title, paper_complete, year, plan_version, "
            + "approved, standing, number, title,"
            + " search, kind, office, starts, ends, unit, target, questions, organisations, villages)",
        filled, rows, this::activityRow);
    copyRows(owner,
        "community.report (regency, id, receipt, status, told, activity, title, kind, held_on, village, "
            + "organisations, children_m, children_f,"
            + " adults_m, adults_f, realised, notes, author, author_name, editor, editor_name, written_at, "
            + "received_at, edited_at, search)",
        filled, rows, this::reportRow);
    copyRows(owner,
        "evidence.item (regency, id, kind, title, held_on, village, organisation, report, activity, picture, "
            + "added_by, added_by_name, added_at," + " organisations, villages)",
        filled, rows, this::itemRow);
    copyRows(owner,
        "evidence.use (regency, id, item, evaluation, question, slot, state, organisation, organisations, villages, "
            + "added_at)",
        filled, rows, this::useRow);
    filled = rows;
    try (Statement statement = owner.createStatement()) {
      statement.execute("VACUUM ANALYZE agreements.agreement, agreements.agreement_version, agreements.activity, "
          + "community.report, evidence.item, evidence.use");
    }
  }

  private static final List<String> FIRST = List.of("Siti", "Ahmad", "Budi", "Dewi", "Rahma", "Yusuf", "Nurul", "Andi",
      "Hasan", "Fitri", "Muhammad", "Wahyu");
  private static final List<String> LAST =
      List.of("Contoh", "Saleh", "Daeng", "Rauf", "Sari", "Palullu", "Tandi", "Lestari", "Mappa", "Karim");

  /** So many people with a mandate each, besides those who are there; synthetic like all here. */
  void insertManyPeople(Connection owner, int people) throws SQLException, IOException {
    copyRows(owner, "accounts.person (id, name, sign_in_name, synthetic)", 0, people,
        n -> copyRow(generator.idOf("person", n), name(n), "warga" + n, true));
    copyRows(owner,
        "accounts.mandate (regency, id, person, person_name, role, organisation, decree_number, valid_from)", 0, people,
        n -> copyRow(code, generator.idOf("mandate", n), generator.idOf("person", n), name(n), "OFFICE_CLERK",
            office(n), "SK-UKUR", "2024-01-01"));
    try (Statement statement = owner.createStatement()) {
      statement.execute("VACUUM ANALYZE accounts.person, accounts.mandate");
    }
  }

  private static String name(int number) {
    return FIRST.get(number % FIRST.size()) + " " + LAST.get(number / 7 % LAST.size()) + " "
        + Integer.toString(number * 7919 % 1_679_616, 36);
  }

  private String agreementRow(int number) {
    VillageActivityGenerator.GeneratedActivity one = generator.generateActivity(number);
    String title = "Kerja sama " + one.title();
    return copyRow(code, agreementId(number), "pks", 1, 1, title, "in-force", LocalDate.of(YEAR - 1, 1, 1),
        LocalDate.of(YEAR, 1, 1).plusDays(number % 700), "Yayasan Contoh", SearchText.normalise(title),
        uuidArrayLiteral(List.of(office(number), office(number + 3))), one.heldOn());
  }

  private String versionRow(int number) {
    VillageActivityGenerator.GeneratedActivity one = generator.generateActivity(number);
    return copyRow(code, agreementId(number), 1, "original", "in-force", "Kerja sama " + one.title(),
        LocalDate.of(YEAR - 1, 1, 1), LocalDate.of(YEAR, 1, 1).plusDays(number % 700), true,
        uuidArrayLiteral(List.of(office(number), office(number + 3))), one.heldOn());
  }

  private String planRow(int number) {
    return copyRow(code, generator.idOf("plan", number), agreementId(number), YEAR, 1, "Rencana " + number,
        uuidArrayLiteral(List.of(office(number), office(number + 3))), activityOf(number).heldOn());
  }

  private VillageActivityGenerator.GeneratedActivity activityOf(int number) {
    return generator.generateActivity(number);
  }

  private String activityRow(int number) {
    VillageActivityGenerator.GeneratedActivity one = activityOf(number);
    int plan = number % PLANS;
    return copyRow(code, activityId(number), generator.idOf("plan", plan), agreementId(plan), "Kerja sama", true, YEAR,
        1, true, true, number / PLANS + 1, one.title(), SearchText.normalise(one.title()), "service", office(number),
        one.heldOn().minusDays(20), one.heldOn().plusDays(number % 90), "kegiatan", one.target(), "{4.2,9.1}",
        uuidArrayLiteral(List.of(office(number), office(number + 3))),
        uuidArrayLiteral(List.of(village(one.village()), village(one.village() + 7))));
  }

  private String reportRow(int number) {
    VillageActivityGenerator.GeneratedActivity one = activityOf(number);
    return copyRow(code, one.id(), "LK-ISI-" + number, "complete", true, activityId(number), one.title(), "service",
        one.heldOn(), village(one.village()), uuidArrayLiteral(List.of(office(number))), one.childrenM(),
        one.childrenF(), one.adultsM(), one.adultsF(), 1, one.notes(), volunteer(0), "aktivis", volunteer(0), "aktivis",
        one.heldOn(), one.heldOn(), one.heldOn(), SearchText.normalise(one.title()));
  }

  private String itemRow(int number) {
    VillageActivityGenerator.GeneratedActivity one = activityOf(number);
    return copyRow(code, generator.idOf("item", number), "activity", one.title(), one.heldOn(), village(one.village()),
        office(number), one.id(), activityId(number), true, volunteer(0), "aktivis", one.heldOn(),
        uuidArrayLiteral(List.of(office(number))), uuidArrayLiteral(List.of(village(one.village()))));
  }

  private String useRow(int number) {
    VillageActivityGenerator.GeneratedActivity one = activityOf(number);
    return copyRow(code, generator.idOf("use", number), generator.idOf("item", number), YEAR,
        number % 2 == 0 ? "4.2" : "9.1", "a", number % 5 == 0 ? "proposed" : "taken", office(number),
        uuidArrayLiteral(List.of(office(number))), uuidArrayLiteral(List.of(village(one.village()))), one.heldOn());
  }

  private static String copyRow(Object... values) {
    StringBuilder row = new StringBuilder();
    for (Object value : values) {
      row.append(row.isEmpty() ? "" : "\t").append(value);
    }
    return row.append('\n').toString();
  }

  private static void copyRows(Connection owner, String into, int from, int to, IntFunction<String> row)
      throws SQLException, IOException {
    final int batch = 20_000;
    for (int start = from; start < to; start += batch) {
      StringBuilder rows = new StringBuilder();
      for (int i = start; i < Math.min(to, start + batch); i++) {
        rows.append(row.apply(i));
      }
      owner.unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + into + " FROM STDIN", new StringReader(rows.toString()));
    }
  }

  static String uuidArrayLiteral(List<UUID> ids) {
    return ids.toString().replace('[', '{').replace(']', '}').replace(" ", "");
  }

  static void update(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
