package id.payung.bench;

import id.payung.demo.VillageActivityGenerator;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Reports from phones, over HTTP, beside the same rows by plain SQL. One report is five rows: the report, the hash of
 * its form, the line of the trail, its place in the queue of the sealer, the announcement to the plan.
 */
final class FieldReportLoad {
  private static final String REPORT = """
      INSERT INTO community.report (regency, id, receipt, status, told, activity, title, kind, held_on, village,
        organisations, children_m, children_f,
        adults_m, adults_f, realised, notes, author, author_name, mandate, editor, editor_name, written_at,
          received_at, edited_at, search)
      VALUES (?, ?, ?, 'incomplete', true, ?, ?, 'service', ?, ?, ?::uuid[], ?, ?, ?, ?, 1, ?, ?, 'aktivis', ?, ?,
        'aktivis', ?, ?, ?, ?)
      """;
  private static final String FORM = """
      INSERT INTO fieldwork.received (regency, record, hash, first, kind, receipt, person, device, written_at,
        skew, received_at)
      VALUES (?, ?, ?, true, 'activity-report', ?, ?, ?, ?, 0, ?)
      """;
  private static final String LINE = """
      INSERT INTO audit.entry (regency, id, at, person, person_name, mandates, kind, subject, action,
        organisations, villages)
      VALUES (?, ?, ?, ?, 'aktivis', ?::uuid[], 'report', ?, 'created', ?::uuid[], ?::uuid[])
      """;
  private static final String QUEUE = "INSERT INTO audit.unsealed (regency, entry) VALUES (?, ?)";
  private static final String NEWS = """
      INSERT INTO platform.event_publication (id, listener_id, event_type, serialized_event, publication_date,
        completion_date, status)
      VALUES (?, 'bench', 'bench', ?, ?, ?, 'COMPLETED')
      """;

  private final BenchmarkedApplication application;
  private final BenchmarkRegency regency;
  private final AtomicInteger next;
  private final Map<Integer, List<Integer>> activitiesOf = new ConcurrentHashMap<>();

  FieldReportLoad(BenchmarkedApplication application, BenchmarkRegency regency) {
    this.application = application;
    this.regency = regency;
    this.next = new AtomicInteger(1_000_000);
  }

  /** A phone that sends so many records in each request. */
  LoadGenerator.LoadClient phoneClient(int number, int records) {
    int volunteer = number % BenchmarkRegency.VOLUNTEERS;
    List<Integer> activities = regency.activitiesOf(volunteer);
    return nth -> {
      BenchmarkedApplication.HttpAnswer answer =
          push(volunteer, batch(volunteer, activities, Stream.generate(UUID::randomUUID).limit(records).toList()));
      if (answer.status() != 200 || count(answer.body(), "\"accepted\"") != records) {
        throw new IllegalStateException("not taken: " + answer.status() + " " + answer.body());
      }
      return records;
    };
  }

  /** A phone that sends nothing: what a request costs before it carries a report. */
  LoadGenerator.LoadClient emptyPhoneClient(int number) {
    int volunteer = number % BenchmarkRegency.VOLUNTEERS;
    String body = batch(volunteer, List.of(), List.of());
    return nth -> {
      BenchmarkedApplication.HttpAnswer answer = push(volunteer, body);
      if (answer.status() != 200) {
        throw new IllegalStateException("not taken: " + answer.status() + " " + answer.body());
      }
      return 1;
    };
  }

  /** The trips of the application without it. */
  LoadGenerator.LoadClient trips(int number, Set<FieldReportTrips.Saving> savings) throws Exception {
    return new FieldReportTrips(application, regency, number % BenchmarkRegency.VOLUNTEERS, savings, next);
  }

  /** One report under that id. */
  BenchmarkedApplication.HttpAnswer push(int volunteer, UUID id) throws IOException {
    return push(volunteer,
        batch(volunteer, activitiesOf.computeIfAbsent(volunteer, regency::activitiesOf), List.of(id)));
  }

  private BenchmarkedApplication.HttpAnswer push(int volunteer, String body) throws IOException {
    return application.post("/api/v1/" + regency.code() + "/sync/push", regency.credential(volunteer), body);
  }

  private String batch(int volunteer, List<Integer> activities, List<UUID> ids) {
    StringBuilder json =
        new StringBuilder("{\"version\":1,\"device\":\"" + regency.device(volunteer) + "\",\"records\":[");
    for (int i = 0; i < ids.size(); i++) {
      VillageActivityGenerator.GeneratedActivity one = regency.generator().generateActivity(next.incrementAndGet());
      json.append(i == 0 ? "" : ",")
          .append("{\"id\":\"")
          .append(ids.get(i))
          .append("\",\"kind\":\"activity-report\",\"author\":\"")
          .append(regency.volunteer(volunteer))
          .append("\",\"mandate\":\"")
          .append(BenchmarkRegency.mandateIdOf(regency.volunteer(volunteer)))
          .append("\",\"writtenAt\":\"")
          .append(OffsetDateTime.now().toInstant())
          .append("\",\"basedOn\":null,\"body\":{\"activity\":\"")
          .append(regency.activityId(activities.get(one.number() % activities.size())))
          .append("\",\"heldOn\":\"")
          .append(LocalDate.now())
          .append("\",\"village\":\"")
          .append(regency.village(volunteer))
          .append("\",\"people\":{\"childrenM\":")
          .append(one.childrenM())
          .append(",\"childrenF\":")
          .append(one.childrenF())
          .append(",\"adultsM\":")
          .append(one.adultsM())
          .append(",\"adultsF\":")
          .append(one.adultsF())
          .append("},\"notes\":\"")
          .append(one.notes())
          .append("\",\"files\":[]}}");
    }
    return json.append("]}").toString();
  }

  private static int count(String text, String word) {
    return text.split(word, -1).length - 1;
  }

  /**
   * The same rows by plain SQL: so many reports in one transaction, several in one statement where there are several.
   */
  LoadGenerator.LoadClient plainSql(int number, int records) throws Exception {
    int volunteer = number % BenchmarkRegency.VOLUNTEERS;
    List<Integer> activities = regency.activitiesOf(volunteer);
    Connection owner = application.asOwner();
    owner.setAutoCommit(false);
    List<PreparedStatement> statements = List.of(owner.prepareStatement(REPORT), owner.prepareStatement(FORM),
        owner.prepareStatement(LINE), owner.prepareStatement(QUEUE), owner.prepareStatement(NEWS));
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    return new LoadGenerator.LoadClient() {
      @Override
      public int act(int nth) throws Exception {
        for (int i = 0; i < records; i++) {
          add(statements, volunteer, activities, sha);
        }
        for (PreparedStatement statement : statements) {
          statement.executeBatch();
        }
        owner.commit();
        return records;
      }

      @Override
      public void close() throws SQLException {
        owner.close();
      }
    };
  }

  private void add(List<PreparedStatement> statements, int volunteer, List<Integer> activities, MessageDigest sha)
      throws SQLException {
    VillageActivityGenerator.GeneratedActivity one = regency.generator().generateActivity(next.incrementAndGet());
    UUID id = UUID.randomUUID();
    UUID line = UUID.randomUUID();
    UUID person = regency.volunteer(volunteer);
    UUID village = regency.village(volunteer);
    int activity = activities.get(one.number() % activities.size());
    String offices = BenchmarkRegency.uuidArrayLiteral(List.of(regency.office(activity), regency.office(activity + 3)));
    String receipt = "LK-SQL-" + one.number();
    OffsetDateTime now = OffsetDateTime.now();
    batch(statements.get(0), regency.code(), id, receipt, regency.activityId(activity), one.title(), LocalDate.now(),
        village, offices, one.childrenM(), one.childrenF(), one.adultsM(), one.adultsF(), one.notes(), person,
        BenchmarkRegency.mandateIdOf(person), person, now, now, now, one.title().toLowerCase(java.util.Locale.ROOT));
    batch(statements.get(1), regency.code(), id,
        sha.digest(id.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)), receipt, person,
        regency.device(volunteer), now, now);
    batch(statements.get(2), regency.code(), line, now, person, "{" + BenchmarkRegency.mandateIdOf(person) + "}", id,
        offices, "{" + village + "}");
    batch(statements.get(3), regency.code(), line);
    batch(statements.get(4), UUID.randomUUID(), "{\"regency\":\"" + regency.code() + "\",\"report\":\"" + id + "\"}",
        now, now);
  }

  private static void batch(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  /** Waits until the sealer and the listeners have nothing left; seconds. */
  double awaitSettled(Connection owner) throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    return PollingWait.waitUntil(Duration.ofSeconds(60), 50, () -> isSettled(owner)) ? LoadGenerator.secondsSince(begin)
        : 60;
  }

  /** Rows that plain SQL left for the sealer, who is told of none and looks for them once a minute. */
  void forgetUnsealed(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute("DELETE FROM audit.unsealed");
    }
  }

  private static boolean isSettled(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(
            "SELECT EXISTS (SELECT FROM audit.unsealed) OR EXISTS (SELECT FROM platform.event_publication WHERE "
                + "completion_date IS NULL)")) {
      row.next();
      return !row.getBoolean(1);
    }
  }
}
