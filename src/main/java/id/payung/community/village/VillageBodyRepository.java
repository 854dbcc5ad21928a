package id.payung.community.village;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * PATBM, DRPPA and TP-PKK of the villages. Everybody in the regency reads them; the village and its companions write
 * their own.
 */
@Component
public class VillageBodyRepository {
  private static final Role[] WIDE_WRITERS = {Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY};
  private static final Role[] VILLAGE_WRITERS = {Role.VILLAGE_OPERATOR, Role.VILLAGE_MOVER, Role.DISTRICT_SUPERVISOR,
    Role.VILLAGE_VOLUNTEER, Role.WOMENS_COMPANION};

  private final JdbcClient jdbc;
  private final AuditTrailRepository trail;
  private final Clock clock;

  VillageBodyRepository(JdbcClient jdbc, AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  static boolean mayWrite(Actor actor, UUID village) {
    return actor.hasAnyRole(WIDE_WRITERS) || (actor.villages().contains(village) && actor.hasAnyRole(VILLAGE_WRITERS));
  }

  /** All of the regency, by village. */
  @Transactional(readOnly = true)
  public List<VillageBody> listAll(Actor actor) {
    return jdbc.sql("SELECT * FROM community.village_body WHERE regency = :regency ORDER BY village, kind")
        .param("regency", actor.regency())
        .query((row, n) -> mapRow(row))
        .list();
  }

  @Transactional(readOnly = true)
  public List<VillageBody> listByVillage(Actor actor, UUID village) {
    return jdbc
        .sql("SELECT * FROM community.village_body WHERE regency = :regency AND village = :village ORDER BY kind")
        .param("regency", actor.regency())
        .param("village", village)
        .query((row, n) -> mapRow(row))
        .list();
  }

  private static VillageBody mapRow(ResultSet row) throws SQLException {
    return new VillageBody(SqlValues.uuid(row, "village"), row.getString("kind"), row.getInt("version"),
        row.getString("name"), row.getString("decree_number"), SqlValues.dateOrNull(row, "decree_date"),
        row.getString("chair_post"), SqlValues.integerOrNull(row, "members_m"),
        SqlValues.integerOrNull(row, "members_f"), SqlValues.integerOrNull(row, "founded"), row.getString("edited_by"),
        SqlValues.instantOrNull(row, "edited_at"));
  }

  /**
   * Writes one down.
   *
   * @throws Stale when somebody else has saved since the form was shown
   */
  @Transactional
  public void save(Actor actor, VillageBody body) {
    if (!mayWrite(actor, body.village())) {
      throw new Forbidden();
    }
    int rows = jdbc.sql("""
        INSERT INTO community.village_body AS b (regency, village, kind, name, decree_number, decree_date,
          chair_post, members_m, members_f,
               founded, edited_by, edited_at)
        VALUES (:regency, :village, :kind, :name, :decree, :decreeDate, :chair, :membersM, :membersF, :founded,
          :by, :now)
        ON CONFLICT (regency, village, kind) DO UPDATE SET
          name = excluded.name, decree_number = excluded.decree_number, decree_date = excluded.decree_date,
          chair_post = excluded.chair_post, members_m = excluded.members_m, members_f = excluded.members_f,
            founded = excluded.founded,
          edited_by = excluded.edited_by, edited_at = excluded.edited_at, version = b.version + 1
          WHERE b.version = :version
        """)
        .param("regency", actor.regency())
        .param("village", body.village())
        .param("kind", body.kind())
        .param("name", body.name())
        .param("decree", body.decreeNumber())
        .param("decreeDate", body.decreeDate())
        .param("chair", body.chairPost())
        .param("membersM", body.membersM())
        .param("membersF", body.membersF())
        .param("founded", body.founded())
        .param("by", actor.name())
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("version", body.version())
        .update();
    if (rows == 0) {
      throw toStale(actor, body);
    }
    trail.recordWrite("village-body", body.village(), "changed", List.of(body.kind()), null,
        new AuditTrailRepository.TrailReach(List.of(), List.of(body.village())));
  }

  private Stale toStale(Actor actor, VillageBody mine) {
    VillageBody theirs = listByVillage(actor, mine.village()).stream()
        .filter(body -> body.kind().equals(mine.kind()))
        .findFirst()
        .orElseThrow(NotFound::new);
    List<Stale.Difference> differences = new ArrayList<>();
    addIfDifferent(differences, "community.body.name", mine.name(), theirs.name());
    addIfDifferent(differences, "community.body.decree", mine.decreeNumber(), theirs.decreeNumber());
    addIfDifferent(differences, "community.body.chair", mine.chairPost(), theirs.chairPost());
    addIfDifferent(differences, "community.body.membersM", mine.membersM(), theirs.membersM());
    addIfDifferent(differences, "community.body.membersF", mine.membersF(), theirs.membersF());
    addIfDifferent(differences, "community.body.founded", mine.founded(), theirs.founded());
    return new Stale(theirs.version(), differences);
  }

  private static void addIfDifferent(List<Stale.Difference> differences, String label, @Nullable Object mine,
      @Nullable Object theirs) {
    if (!Objects.equals(mine, theirs)) {
      differences.add(
          new Stale.Difference(label, mine == null ? "–" : mine.toString(), theirs == null ? "–" : theirs.toString()));
    }
  }
}
