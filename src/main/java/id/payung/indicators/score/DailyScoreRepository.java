package id.payung.indicators.score;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.tenancy.RegencyDirectory;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the totals of a year moved: a row for each day on which something changed. */
@Component
@Transactional
public class DailyScoreRepository {
  private final JdbcClient jdbc;
  private final RegencyDirectory regencies;
  private final Clock clock;

  DailyScoreRepository(JdbcClient jdbc, RegencyDirectory regencies, Clock clock) {
    this.jdbc = jdbc;
    this.regencies = regencies;
    this.clock = clock;
  }

  /** A day of the year with its totals. */
  public record DailyScore(LocalDate day, BigDecimal claimed, BigDecimal complete, BigDecimal survives, int answered) {}

  /** The days on which something changed, the oldest first; the last {@code most}. */
  @Transactional(readOnly = true)
  public List<DailyScore> listLatest(Actor actor, String evaluation, int most) {
    return jdbc.sql("""
        SELECT day, claimed, complete, survives, answered FROM indicators.score_day
         WHERE regency = :regency AND evaluation = :evaluation ORDER BY day DESC LIMIT :most
        """)
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("most", most)
        .query((row, n) -> readDay(row))
        .list()
        .reversed();
  }

  /** The newest day up to this one on which something changed. */
  @Transactional(readOnly = true)
  public Optional<DailyScore> findLatestUpTo(Actor actor, String evaluation, LocalDate day) {
    return jdbc.sql("""
        SELECT day, claimed, complete, survives, answered FROM indicators.score_day
         WHERE regency = :regency AND evaluation = :evaluation AND day <= :day ORDER BY day DESC LIMIT 1
        """)
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("day", day)
        .query((row, n) -> readDay(row))
        .optional();
  }

  /** Locks the day's row before it sums, so that of two at once the later one counts both. */
  void saveToday(Actor service, String code) {
    LocalDate day = regencies.require(service.regency()).today(clock);
    jdbc.sql("""
        INSERT INTO indicators.score_day (regency, evaluation, day, claimed, complete, survives, answered)
        VALUES (:regency, :evaluation, :day, 0, 0, 0, 0) ON CONFLICT (regency, evaluation, day) DO UPDATE
          SET day = excluded.day
        """).param("regency", service.regency()).param("evaluation", code).param("day", day).update();
    jdbc.sql("""
        UPDATE indicators.score_day d
           SET claimed = s.claimed, complete = s.complete, survives = s.survives, answered = s.answered
          FROM (SELECT sum(claimed) AS claimed, sum(complete) AS complete, sum(survives) AS survives,
                       count(*) FILTER (WHERE answered) AS answered
                  FROM indicators.score WHERE regency = :regency AND evaluation = :evaluation) s
         WHERE d.regency = :regency AND d.evaluation = :evaluation AND d.day = :day
        """).param("regency", service.regency()).param("evaluation", code).param("day", day).update();
  }

  private static DailyScore readDay(ResultSet row) throws SQLException {
    return new DailyScore(SqlValues.date(row, "day"), row.getBigDecimal("claimed"), row.getBigDecimal("complete"),
        row.getBigDecimal("survives"), row.getInt("answered"));
  }
}
