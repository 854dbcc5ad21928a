package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
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
public class SafePhotoRepository {
  private static final String SELECT = """
      SELECT i.id, i.activity, i.title, i.village, i.held_on, i.safe_sha256 FROM evidence.item i
       WHERE i.regency = :regency AND i.safe_sha256 IS NOT NULL AND i.picture AND i.withdrawn IS NULL
         AND i.activity IS NOT NULL AND
      """;

  private final JdbcClient jdbc;

  SafePhotoRepository(JdbcClient jdbc) {
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
  public List<SafePhoto> listByActivities(Actor actor, Collection<UUID> activities, LocalDate from, LocalDate to,
      int most) {
    if (activities.isEmpty()) {
      return List.of();
    }
    RowAccessScope scope = EvidenceScope.of(actor, "i");
    return jdbc
        .sql(SELECT + scope.conditionSql()
            + " AND i.activity = ANY (CAST(:activities AS uuid[])) AND i.held_on BETWEEN :from AND :to ORDER BY "
            + "i.held_on DESC, i.id LIMIT :most")
        .params(scope.params())
        .param("activities", SqlValues.uuidArray(activities))
        .param("from", from)
        .param("to", to)
        .param("most", most)
        .query((row, n) -> mapRow(row))
        .list();
  }

  /**
   * @throws NotFound when it has no copy that may leave, or is not in reach
   */
  public SafePhoto require(Actor actor, UUID item) {
    RowAccessScope scope = EvidenceScope.of(actor, "i");
    return jdbc.sql(SELECT + scope.conditionSql() + " AND i.id = :id")
        .params(scope.params())
        .param("id", item)
        .query((row, n) -> mapRow(row))
        .optional()
        .orElseThrow(NotFound::new);
  }

  private static SafePhoto mapRow(ResultSet row) throws SQLException {
    return new SafePhoto(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "activity"), row.getString("title"),
        SqlValues.uuidOrNull(row, "village"), SqlValues.dateOrNull(row, "held_on"), row.getString("safe_sha256"));
  }
}
