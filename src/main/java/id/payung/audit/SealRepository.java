package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The seals as they are printed. */
@Repository
@Transactional(readOnly = true)
public class SealRepository {
  private final JdbcClient jdbc;

  SealRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A seal: its digest stands for its lines and for all before them. */
  public record Seal(long number, long lines, String digest, Instant at) {}

  /** What is written and not sealed yet. */
  public record UnsealedSummary(long lines, @Nullable Instant since) {}

  /** The last seal of a day. */
  public record DailySeal(LocalDate day, Seal seal) {}

  public Optional<Seal> findNewest(Actor actor) {
    return jdbc.sql("SELECT * FROM audit.batch WHERE regency = :regency ORDER BY number DESC LIMIT 1")
        .param("regency", actor.regency())
        .query((row, n) -> readSeal(row))
        .optional();
  }

  public UnsealedSummary getUnsealedSummary(Actor actor) {
    return jdbc.sql("""
        SELECT count(*) AS lines, min(e.at) AS since FROM audit.unsealed u
          JOIN audit.entry e ON e.regency = u.regency AND e.id = u.entry WHERE u.regency = :regency
        """)
        .param("regency", actor.regency())
        .query((row, n) -> new UnsealedSummary(row.getLong("lines"), SqlValues.instantOrNull(row, "since")))
        .single();
  }

  /** Of the days before today, newest first; a day without a seal is left out. */
  public List<DailySeal> listDailySealsBefore(Actor actor, LocalDate today, ZoneId zone, int days) {
    List<DailySeal> found = new ArrayList<>();
    LocalDate end = today;
    while (found.size() < days) {
      Optional<Seal> last = jdbc
          .sql(
              "SELECT * FROM audit.batch WHERE regency = :regency AND sealed_at < :end ORDER BY sealed_at DESC, number "
                  + "DESC LIMIT 1")
          .param("regency", actor.regency())
          .param("end", SqlValues.timestamp(end.atStartOfDay(zone).toInstant()))
          .query((row, n) -> readSeal(row))
          .optional();
      if (last.isEmpty()) {
        return found;
      }
      end = LocalDate.ofInstant(last.get().at(), zone);
      found.add(new DailySeal(end, last.get()));
    }
    return found;
  }

  private static Seal readSeal(ResultSet row) throws SQLException {
    return new Seal(row.getLong("number"), row.getLong("last"),
        TrailVerificationReport.formatDigest(row.getBytes("digest")), SqlValues.instant(row, "sealed_at"));
  }
}
