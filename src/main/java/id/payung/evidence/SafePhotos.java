package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Photos that may leave: copies with faces blurred and the caption strip. A photo without such a copy does not exist
 * here.
 */
@Component
@Transactional(readOnly = true)
public class SafePhotos {
  private static final String SELECT = """
      SELECT i.id, i.activity, i.title, i.village, i.held_on, i.safe_sha256 FROM evidence.item i
       WHERE i.regency = :regency AND i.safe_sha256 IS NOT NULL AND i.picture AND i.withdrawn IS NULL
         AND i.activity IS NOT NULL AND
      """;

  private final JdbcClient jdbc;

  SafePhotos(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One copy.
   *
   * @param sha256 of the copy, never of the original
   */
  public record SafePhoto(UUID item, UUID activity, String title, @Nullable UUID village, @Nullable LocalDate heldOn,
      String sha256) {}

  /** Of these activities, held within the days, the newest first. */
  public List<SafePhoto> of(Actor actor, Collection<UUID> activities, LocalDate from, LocalDate to, int most) {
    if (activities.isEmpty()) {
      return List.of();
    }
    Scope scope = Items.scope(actor, "i");
    return jdbc
        .sql(SELECT + scope.sql()
            + " AND i.activity = ANY (CAST(:activities AS uuid[])) AND i.held_on BETWEEN :from AND :to ORDER BY "
            + "i.held_on DESC, i.id LIMIT :most")
        .params(scope.params())
        .param("activities", Sql.uuids(activities))
        .param("from", from)
        .param("to", to)
        .param("most", most)
        .query((row, n) -> read(row))
        .list();
  }

  /**
   * @throws NotFound when it has no copy that may leave, or is not in reach
   */
  public SafePhoto require(Actor actor, UUID item) {
    Scope scope = Items.scope(actor, "i");
    return jdbc.sql(SELECT + scope.sql() + " AND i.id = :id")
        .params(scope.params())
        .param("id", item)
        .query((row, n) -> read(row))
        .optional()
        .orElseThrow(NotFound::new);
  }

  private static SafePhoto read(ResultSet row) throws SQLException {
    return new SafePhoto(Sql.uuid(row, "id"), Sql.uuid(row, "activity"), row.getString("title"),
        Sql.uuidOrNull(row, "village"), Sql.dateOrNull(row, "held_on"), row.getString("safe_sha256"));
  }
}
