package id.payung.bench;

import id.payung.demo.VillageActivityGenerator;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The trips that the application makes for one report, with its statements, its roles and its policies, and without the
 * application: what these cost by themselves. The statements are those of the repositories; where one changes there, it
 * changes here.
 */
final class FieldReportTrips implements LoadGenerator.LoadClient {
  private static final String ENTER = "SELECT accounts.enter(?, ?, ?, ?)::text";
  private static final String REPORT = """
      INSERT INTO community.report (regency, id, receipt, status, told, activity, title, kind, counts, held_on, village,
        organisations, children_m, children_f, adults_m, adults_f, ages, disability, volume, realised, notes, cost,
        on_behalf_of, place, files, awaited, mandate, written_at, review, search, author, author_name, editor,
        editor_name, received_at, edited_at)
      SELECT ?, n.id, n.receipt, n.status, n.told, n.activity, n.title, n.kind, n.counts, n.held_on, n.village,
        n.organisations, n.children_m, n.children_f, n.adults_m, n.adults_f, n.ages, n.disability, n.volume,
        n.realised, n.notes, n.cost, n.on_behalf_of, n.place, n.files, n.awaited, n.mandate, n.written_at, n.review,
        n.search, ?::uuid, 'aktivis', ?::uuid, 'aktivis', ?, ?
        FROM jsonb_to_recordset(?::jsonb) AS n (id uuid, receipt text, status text, told boolean, activity uuid,
          title text, kind text, counts text, held_on date, village uuid, organisations uuid[], children_m int,
          children_f int, adults_m int, adults_f int, ages jsonb, disability jsonb, volume bigint, realised bigint,
          notes text, cost bigint, on_behalf_of text, place jsonb, files jsonb, awaited int, mandate uuid,
          written_at timestamptz, review text, search text)
       ORDER BY n.id ON CONFLICT (regency, id) DO NOTHING RETURNING id
      """;
  private static final String TRAIL = """
      WITH given AS (SELECT * FROM jsonb_to_recordset(?::jsonb)
          AS g (id uuid, kind text, subject uuid, action text, fields text[], reason text, organisations uuid[],
            villages uuid[])),
      line AS (INSERT INTO audit.entry (regency, id, at, person, person_name, service, mandates, kind, subject, action,
          fields, reason, organisations, villages, changes)
        SELECT ?, g.id, ?, ?, 'aktivis', NULL, ?::uuid[], g.kind, g.subject, g.action, g.fields, g.reason,
          g.organisations, g.villages, true FROM given g)
      INSERT INTO audit.unsealed (regency, entry) SELECT ?, g.id FROM given g
      """;
  private static final String NEWS = """
      INSERT INTO platform.event_publication (id, event_type, listener_id, publication_date, serialized_event, status,
        completion_date)
      VALUES (?, 'bench', 'bench', ?, ?, 'COMPLETED', ?)
      """;
  private static final String FORM = """
      INSERT INTO fieldwork.received (regency, record, hash, first, kind, receipt, person, device, written_at, skew,
        received_at)
      SELECT ?, f.record, f.hash, f.first, 'activity-report', f.receipt, ?::uuid, ?::uuid, f.written_at, NULL, ?
        FROM jsonb_to_recordset(?::jsonb) AS f (record uuid, hash bytea, first boolean, receipt text,
          written_at timestamptz)
      RETURNING (SELECT epoch FROM platform.installation)
      """;

  private static final String SETTINGS = """
      SELECT set_config('role', ?, true), set_config('app.regency', ?, true), set_config('app.person', ?, true),
        set_config('app.organisations', '{}', true), set_config('app.villages', ?, true),
        set_config('app.service', '', true), set_config('app.subject', '', true)
      """;

  /** What the application does not do, tried here. */
  enum Saving {
    /** Trail, announcement and form together. */
    TAIL_IN_ONE_TRIP,
    /** Role and settings of the transaction by one prepared statement instead of seven. */
    SETTINGS_IN_ONE_STATEMENT
  }

  private final BenchmarkRegency regency;
  private final int volunteer;
  private final List<Integer> activities;
  private final AtomicInteger next;
  private final Connection app;
  private final byte[] tokenHash;
  private final Actor actor;
  private final @Nullable PreparedStatement settings;
  private final PreparedStatement enter;
  private final PreparedStatement report;
  private final List<PreparedStatement> tail;

  FieldReportTrips(BenchmarkedApplication application, BenchmarkRegency regency, int volunteer, Set<Saving> savings,
      AtomicInteger next) throws SQLException, IOException, NoSuchAlgorithmException {
    this.regency = regency;
    this.volunteer = volunteer;
    this.activities = regency.activitiesOf(volunteer);
    this.next = next;
    this.app = application.asApplication();
    this.tokenHash =
        MessageDigest.getInstance("SHA-256").digest(regency.credential(volunteer).getBytes(StandardCharsets.UTF_8));
    UUID person = regency.volunteer(volunteer);
    this.actor = Actor.person(regency.code(), person, "aktivis", List.of(Role.VILLAGE_VOLUNTEER),
        Set.of(BenchmarkRegency.mandateIdOf(person)), Set.of(), Set.of(regency.village(volunteer)));
    this.settings = savings.contains(Saving.SETTINGS_IN_ONE_STATEMENT) ? app.prepareStatement(SETTINGS) : null;
    this.enter = app.prepareStatement(ENTER);
    this.report = app.prepareStatement(REPORT);
    this.tail =
        savings.contains(Saving.TAIL_IN_ONE_TRIP) ? List.of(app.prepareStatement(TRAIL + ";" + NEWS + ";" + FORM))
            : List.of(app.prepareStatement(TRAIL), app.prepareStatement(NEWS), app.prepareStatement(FORM));
  }

  @Override
  public int act(int nth) throws SQLException {
    OffsetDateTime now = OffsetDateTime.now();
    app.setAutoCommit(true);
    set(enter, List.of("device", tokenHash, regency.code(), now));
    read(enter);
    app.setAutoCommit(false);
    openForActor();
    VillageActivityGenerator.GeneratedActivity one = regency.generator().generateActivity(next.incrementAndGet());
    insert(one, activities.get(one.number() % activities.size()), now);
    app.commit();
    return 1;
  }

  private void openForActor() throws SQLException {
    if (settings != null) {
      set(settings, List.of(actor.databaseRole().sqlName(), regency.code(), actor.requirePerson().toString(),
          BenchmarkRegency.uuidArrayLiteral(List.copyOf(actor.villages()))));
      read(settings);
      return;
    }
    try (Statement statement = app.createStatement()) {
      statement.execute(actor.transactionSettingsSql(null));
    }
  }

  private void insert(VillageActivityGenerator.GeneratedActivity one, int activity, OffsetDateTime now)
      throws SQLException {
    UUID id = UUID.randomUUID();
    UUID person = regency.volunteer(volunteer);
    String receipt = "LK-TRIPS-" + one.number();
    String organisations = "[\"" + regency.office(activity) + "\",\"" + regency.office(activity + 3) + "\"]";
    set(report,
        List.of(regency.code(), person, person, now, now, reportRow(one, id, activity, receipt, organisations, now)));
    read(report);
    String mandates = "{" + BenchmarkRegency.mandateIdOf(person) + "}";
    String line = """
        [{"id":"%s","kind":"report","subject":"%s","action":"created","fields":[],"organisations":%s,"villages":["%s"]}]
        """.formatted(UUID.randomUUID(), id, organisations, regency.village(volunteer));
    String form = """
        [{"record":"%s","hash":"\\\\x%s","first":true,"receipt":"%s","written_at":"%s"}]
        """.formatted(id, HexFormat.of().formatHex(tokenHash), receipt, now);
    sendTail(List.of(List.of(line, regency.code(), now, person, mandates, regency.code()),
        List.of(UUID.randomUUID(), now, "{\"regency\":\"" + regency.code() + "\",\"report\":\"" + id + "\"}", now),
        List.of(regency.code(), person, regency.device(volunteer), now, form)));
  }

  private void sendTail(List<List<Object>> values) throws SQLException {
    if (tail.size() == 1) {
      set(tail.getFirst(), values.stream().flatMap(List::stream).toList());
      tail.getFirst().execute();
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      set(tail.get(i), values.get(i));
      tail.get(i).execute();
    }
  }

  private String reportRow(VillageActivityGenerator.GeneratedActivity one, UUID id, int activity, String receipt,
      String organisations, OffsetDateTime now) {
    return """
        [{"id":"%s","receipt":"%s","status":"incomplete","told":true,"activity":"%s","title":"%s","kind":"service",
          "counts":"activities","held_on":"%s","village":"%s","organisations":%s,"children_m":%d,"children_f":%d,
          "adults_m":%d,"adults_f":%d,"realised":1,"notes":"%s","files":[],"awaited":0,"mandate":"%s",
          "written_at":"%s","search":"%s"}]
        """.formatted(id, receipt, regency.activityId(activity), one.title(), LocalDate.now(),
        regency.village(volunteer), organisations, one.childrenM(), one.childrenF(), one.adultsM(), one.adultsF(),
        one.notes(), BenchmarkRegency.mandateIdOf(regency.volunteer(volunteer)), now,
        one.title().toLowerCase(Locale.ROOT));
  }

  private static void set(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private static void read(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      if (!row.next() || row.getString(1) == null) {
        throw new IllegalStateException("not known, or there already");
      }
    }
  }

  @Override
  public void close() throws SQLException {
    app.close();
  }
}
