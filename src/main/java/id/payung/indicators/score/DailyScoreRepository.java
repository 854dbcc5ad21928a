package id.payung.indicators.score;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import id.payung.platform.tenancy.RegencyDirectory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the totals of a year moved: a row for each day on which something changed. */
@Component
@Transactional
public class DailyScoreRepository {
  private final Rows rows;
  private final RegencyDirectory regencies;
  private final Clock clock;

  DailyScoreRepository(Rows rows, RegencyDirectory regencies, Clock clock) {
    this.rows = rows;
    this.regencies = regencies;
    this.clock = clock;
  }

  /** A day of the year with its totals. */
  @Table(value = "indicators.score_day", reach = "shared")
  public record DailyScore(@KeyColumn String evaluation, @KeyColumn LocalDate day, BigDecimal claimed,
      BigDecimal complete, BigDecimal survives, int answered) {}

  /** The days on which something changed, the oldest first; the last {@code most}. */
  @Transactional(readOnly = true)
  public List<DailyScore> listLatest(Actor actor, String evaluation, int most) {
    return rows.query(actor, DailyScore.class)
        .is("evaluation", evaluation)
        .orderBy("r.day DESC")
        .limit(most)
        .list()
        .reversed();
  }

  /** The newest day up to this one on which something changed. */
  @Transactional(readOnly = true)
  public Optional<DailyScore> findLatestUpTo(Actor actor, String evaluation, LocalDate day) {
    return rows.query(actor, DailyScore.class)
        .is("evaluation", evaluation)
        .and("r.day <= :day", "day", day)
        .orderBy("r.day DESC")
        .limit(1)
        .optional();
  }

  /**
   * Locks the day's row before it sums, so that of two at once the later one counts both. The newest row always says
   * what the year is worth now: a clock that was set back, or a past that is brought in, adds no row before it.
   */
  void saveToday(Actor service, String code) {
    LocalDate day = rows.sql(service, """
        SELECT coalesce(max(d.day), :today) FROM indicators.score_day d
         WHERE d.regency = :regency AND d.evaluation = :evaluation AND d.day > :today
        """)
        .param("evaluation", code)
        .param("today", regencies.require(service.regency()).today(clock))
        .single(LocalDate.class);
    rows.sql(service, """
        INSERT INTO indicators.score_day (regency, evaluation, day, claimed, complete, survives, answered)
        VALUES (:regency, :evaluation, :day, 0, 0, 0, 0) ON CONFLICT (regency, evaluation, day) DO UPDATE
          SET day = excluded.day
        """).param("evaluation", code).param("day", day).update();
    rows.sql(service, """
        UPDATE indicators.score_day d
           SET claimed = s.claimed, complete = s.complete, survives = s.survives, answered = s.answered
          FROM (SELECT sum(claimed) AS claimed, sum(complete) AS complete, sum(survives) AS survives,
                       count(*) FILTER (WHERE answered) AS answered
                  FROM indicators.score WHERE regency = :regency AND evaluation = :evaluation) s
         WHERE d.regency = :regency AND d.evaluation = :evaluation AND d.day = :day
        """).param("evaluation", code).param("day", day).update();
  }
}
