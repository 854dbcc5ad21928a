package id.payung.community.report;

import id.payung.community.PreparedReport;
import id.payung.community.ReportBody;
import id.payung.community.ReportBody.OnBehalfOf;
import id.payung.community.ReportBody.PeopleCounts;
import id.payung.community.ReportJsonCodec;
import id.payung.community.ReportStatus;
import id.payung.community.ReportView;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of {@code community.report}. */
@Repository
public class ReportRepository {
  public static final String COLUMNS = """
      r.id, r.version, r.receipt, r.status, r.told, r.activity, r.title, r.kind, r.counts, r.held_on, r.village,
      r.organisations,
      r.children_m, r.children_f, r.adults_m, r.adults_f, r.ages, r.disability, r.volume, r.realised, r.notes,
      r.cost, r.on_behalf_of, r.place,
      r.files, r.awaited, r.photos, r.conflicts, r.author, r.author_name, r.mandate, r.editor, r.editor_name,
      r.written_at, r.received_at,
      r.edited_at, r.review, r.returned, r.withdrawn
      """;

  private static final String JSON_COLUMNS = """
      id uuid, receipt text, status text, told boolean, activity uuid, title text, kind text, counts text,
      held_on date, village uuid,
      organisations uuid[], children_m int, children_f int, adults_m int, adults_f int, ages jsonb,
      disability jsonb, volume bigint,
      realised bigint, notes text, cost bigint, on_behalf_of text, place jsonb, files jsonb, awaited int,
      mandate uuid, written_at timestamptz,
      review text, search text
      """;

  private static final String INSERT = """
      INSERT INTO community.report (regency, id, receipt, status, told, activity, title, kind, counts,
        held_on, village, organisations,
             children_m, children_f, adults_m, adults_f, ages, disability, volume, realised, notes, cost,
               on_behalf_of, place, files,
             awaited, mandate, written_at, review, search, author, author_name, editor, editor_name,
               received_at, edited_at)
      SELECT :regency, n.id, n.receipt, n.status, n.told, n.activity, n.title, n.kind, n.counts, n.held_on,
        n.village,
             n.organisations, n.children_m, n.children_f, n.adults_m, n.adults_f, n.ages, n.disability,
               n.volume, n.realised, n.notes,
             n.cost, n.on_behalf_of, n.place, n.files, n.awaited, n.mandate, n.written_at, n.review, n.search,
             CAST(:person AS uuid), :name, CAST(:person AS uuid), :name, :now, :now
        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS n (%s)
       ORDER BY n.id
      ON CONFLICT (regency, id) DO NOTHING
      RETURNING id
      """.formatted(JSON_COLUMNS);

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ReportRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  public static RowAccessScope scope(Actor actor) {
    return RowAccessScope.of(actor).village("r.village").author("r.author").parties("r.organisations");
  }

  /**
   * Stores those whose id is not there yet, all in one statement.
   *
   * @return ids of those that were stored
   */
  public Set<UUID> insert(Actor actor, Collection<PreparedReport> reports, Instant now) {
    ArrayNode rows = json.createArrayNode();
    reports.forEach(report -> rows.add(toInsertRow(report, actor.name())));
    return Set.copyOf(jdbc.sql(INSERT)
        .param("regency", actor.regency())
        .param("person", actor.requirePerson())
        .param("name", actor.name())
        .param("now", SqlValues.timestamp(now))
        .param("rows", rows.toString())
        .query(UUID.class)
        .list());
  }

  private ObjectNode toInsertRow(PreparedReport report, String author) {
    ReportBody body = report.body();
    ObjectNode row = toContentRow(body, report.title(), report.kind(), report.countBasis(), report.organisations(),
        report.realisedVolume());
    row.put("id", report.id().toString());
    row.put("receipt", report.receipt());
    row.put("status", report.status().code());
    row.put("told", report.review() == null);
    row.put("awaited", body.files().size());
    row.put("mandate", textOrNull(report.form().mandate()));
    row.put("written_at", report.form().writtenAt().toString());
    row.put("review", report.review());
    row.put("search", PreparedReport.searchText(report.title(), report.receipt(), author, body));
    return row;
  }

  private ObjectNode toContentRow(ReportBody body, String title, String kind, String counts, List<UUID> organisations,
      long realised) {
    ObjectNode row = json.createObjectNode();
    row.put("activity", textOrNull(body.activity()));
    row.put("title", title);
    row.put("kind", kind);
    row.put("counts", counts);
    row.put("held_on", body.heldOn().toString());
    row.put("village", body.village().toString());
    ArrayNode parties = row.putArray("organisations");
    organisations.forEach(id -> parties.add(id.toString()));
    PeopleCounts people = body.people();
    row.put("children_m", people.childrenM()).put("children_f", people.childrenF());
    row.put("adults_m", people.adultsM()).put("adults_f", people.adultsF());
    if (body.ages() != null) {
      row.set("ages", ReportJsonCodec.ages(body.ages()));
    }
    if (body.disability() != null) {
      row.set("disability", ReportJsonCodec.disability(body.disability()));
    }
    row.put("volume", body.volume());
    row.put("realised", realised);
    row.put("notes", body.notes() == null ? "" : body.notes());
    row.put("cost", body.cost());
    row.put("on_behalf_of", body.onBehalfOf() == null ? null : body.onBehalfOf().name());
    if (body.place() != null) {
      row.set("place", ReportJsonCodec.place(body.place()));
    }
    row.set("files", ReportJsonCodec.files(body.files()));
    return row;
  }

  private static @Nullable String textOrNull(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  public Optional<ReportView> find(Actor actor, UUID id) {
    return findWith(actor, id, "");
  }

  /** Held until the transaction ends: two edits of one report come one after the other. */
  public Optional<ReportView> findForUpdate(Actor actor, UUID id) {
    return findWith(actor, id, " FOR UPDATE");
  }

  private Optional<ReportView> findWith(Actor actor, UUID id, String how) {
    RowAccessScope scope = scope(actor);
    return jdbc
        .sql("SELECT " + COLUMNS + " FROM community.report r WHERE r.regency = :regency AND r.id = :id AND "
            + scope.conditionSql() + how)
        .params(scope.params())
        .param("id", id)
        .query((row, n) -> mapRow(row))
        .optional();
  }

  public List<ReportView> find(Actor actor, Collection<UUID> ids) {
    RowAccessScope scope = scope(actor);
    return jdbc
        .sql("SELECT " + COLUMNS
            + " FROM community.report r WHERE r.regency = :regency AND r.id = ANY (CAST(:ids AS uuid[])) AND "
            + scope.conditionSql())
        .params(scope.params())
        .param("ids", SqlValues.uuidArray(ids))
        .query((row, n) -> mapRow(row))
        .list();
  }

  /** Writes what a report says now, as its next version. */
  public void update(Actor actor, ReportView before, ReportView after) {
    ObjectNode row = toContentRow(after.body(), after.title(), after.kind(), after.countBasis(), after.organisations(),
        after.realised());
    jdbc.sql("""
        UPDATE community.report r SET
               version = :version, status = :status, told = :told, activity = n.activity, title = n.title,
                 kind = n.kind, counts = n.counts,
               held_on = n.held_on, village = n.village, organisations = n.organisations, children_m = n.children_m,
               children_f = n.children_f, adults_m = n.adults_m, adults_f = n.adults_f, ages = n.ages,
                 disability = n.disability,
               volume = n.volume, realised = n.realised, notes = n.notes, cost = n.cost,
                 on_behalf_of = n.on_behalf_of, place = n.place,
               files = n.files, awaited = :awaited, photos = :photos, conflicts = :conflicts,
                 editor = CAST(:editor AS uuid),
               editor_name = :editorName, edited_at = :editedAt, review = :review, returned = :returned,
                 withdrawn = :withdrawn,
               search = :search
          FROM jsonb_to_record(CAST(:row AS jsonb)) AS n (%s)
         WHERE r.regency = :regency AND r.id = :id AND r.version = :known
        """.formatted(JSON_COLUMNS))
        .param("regency", actor.regency())
        .param("id", before.id())
        .param("known", before.version())
        .param("version", after.version())
        .param("status", after.status().code())
        .param("told", after.counted())
        .param("awaited", after.awaited())
        .param("photos", after.photos())
        .param("conflicts", after.conflicts())
        .param("editor", after.editor())
        .param("editorName", after.editorName())
        .param("editedAt", SqlValues.timestamp(after.editedAt()))
        .param("review", after.review())
        .param("returned", after.returned())
        .param("withdrawn", after.withdrawn())
        .param("search", PreparedReport.searchText(after.title(), after.receipt(), after.authorName(), after.body()))
        .param("row", row.toString())
        .update();
  }

  /** A state that is no new version: the words of the report stay. */
  public void updateStatus(Actor actor, UUID id, ReportStatus status, boolean told, @Nullable String review,
      @Nullable String returned, @Nullable String withdrawn) {
    jdbc.sql("""
        UPDATE community.report SET status = :status, told = :told, review = :review, returned = :returned,
          withdrawn = :withdrawn
         WHERE regency = :regency AND id = :id
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("status", status.code())
        .param("told", told)
        .param("review", review)
        .param("returned", returned)
        .param("withdrawn", withdrawn)
        .update();
  }

  public void updateFileCounts(Actor actor, UUID id, int awaited, int photos, ReportStatus status) {
    jdbc.sql("UPDATE community.report SET awaited = :awaited, photos = :photos, status = :status WHERE regency = "
        + ":regency AND id = :id")
        .param("regency", actor.regency())
        .param("id", id)
        .param("awaited", awaited)
        .param("photos", photos)
        .param("status", status.code())
        .update();
  }

  public void updateOrganisations(Actor actor, UUID id, Collection<UUID> organisations) {
    jdbc.sql(
        "UPDATE community.report SET organisations = CAST(:organisations AS uuid[]) WHERE regency = :regency AND id "
            + "= :id")
        .param("organisations", SqlValues.uuidArray(organisations))
        .param("regency", actor.regency())
        .param("id", id)
        .update();
  }

  /** What hangs on a report carries a copy of its reach. */
  public void updateChildReach(Actor actor, UUID report, UUID village, Collection<UUID> organisations) {
    for (String table : List.of("report_version", "report_conflict", "report_photo")) {
      jdbc.sql("UPDATE community." + table
          + " SET village = :village, organisations = CAST(:organisations AS uuid[]) WHERE regency = :regency AND "
          + "report = :report")
          .param("regency", actor.regency())
          .param("report", report)
          .param("village", village)
          .param("organisations", SqlValues.uuidArray(organisations))
          .update();
    }
    jdbc.sql("UPDATE community.attendance_file SET village = :village WHERE regency = :regency AND report = :report")
        .param("regency", actor.regency())
        .param("report", report)
        .param("village", village)
        .update();
  }

  public ReportView mapRow(ResultSet row) throws SQLException {
    String behalf = row.getString("on_behalf_of");
    String notes = row.getString("notes");
    UUID activity = SqlValues.uuidOrNull(row, "activity");
    String title = row.getString("title");
    String kind = row.getString("kind");
    ReportBody body = new ReportBody(activity, activity == null ? title : null,
        activity == null && !kind.equals("other") ? kind : null, SqlValues.date(row, "held_on"),
        SqlValues.uuid(row, "village"),
        new PeopleCounts(row.getInt("children_m"), row.getInt("children_f"), row.getInt("adults_m"),
            row.getInt("adults_f")),
        ReportJsonCodec.readAges(jsonOrNull(row, "ages")),
        ReportJsonCodec.readDisability(jsonOrNull(row, "disability")), SqlValues.longOrNull(row, "volume"),
        notes.isEmpty() ? null : notes, SqlValues.longOrNull(row, "cost"),
        behalf == null ? null : new OnBehalfOf(behalf), ReportJsonCodec.readPlace(jsonOrNull(row, "place")),
        ReportJsonCodec.readFiles(json.readTree(row.getString("files"))));
    return new ReportView(SqlValues.uuid(row, "id"), row.getInt("version"), row.getString("receipt"),
        ReportStatus.parse(row.getString("status")), row.getBoolean("told"), title, kind, row.getString("counts"),
        SqlValues.uuidList(row, "organisations"), body, row.getLong("realised"), row.getInt("awaited"),
        row.getInt("photos"), row.getInt("conflicts"), SqlValues.uuid(row, "author"), row.getString("author_name"),
        SqlValues.uuidOrNull(row, "mandate"), SqlValues.uuid(row, "editor"), row.getString("editor_name"),
        SqlValues.instant(row, "written_at"), SqlValues.instant(row, "received_at"),
        SqlValues.instant(row, "edited_at"), row.getString("review"), row.getString("returned"),
        row.getString("withdrawn"));
  }

  private @Nullable JsonNode jsonOrNull(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : json.readTree(text);
  }
}
