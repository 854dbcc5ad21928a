package id.payung.agreements;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.reference.StatusRule;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The dated rule of status: the regency's own newest that has begun, else the one as shipped. */
@Component
@Transactional
public class StatusRuleRepository {
  private final JdbcClient jdbc;
  private final ReferenceCatalogue reference;
  private final AuditTrailRepository trail;

  StatusRuleRepository(JdbcClient jdbc, ReferenceCatalogue reference, AuditTrailRepository trail) {
    this.jdbc = jdbc;
    this.reference = reference;
    this.trail = trail;
  }

  @Transactional(readOnly = true)
  public StatusRule findRuleOn(Actor actor, LocalDate day) {
    return listRegencyRules(actor).stream()
        .filter(rule -> !rule.from().isAfter(day))
        .findFirst()
        .orElseGet(() -> reference.statusRule(day));
  }

  /** The regency's own rules, the newest first. */
  @Transactional(readOnly = true)
  public List<StatusRule> listRegencyRules(Actor actor) {
    return jdbc
        .sql(
            "SELECT begins, points, silent_days, notice_working_days, source FROM agreements.status_rule WHERE regency "
                + "= :regency ORDER BY begins DESC")
        .param("regency", actor.regency())
        .query((row, n) -> new StatusRule("own-" + row.getDate("begins"), SqlValues.date(row, "begins"),
            row.getInt("points"), row.getInt("silent_days"), row.getInt("notice_working_days"), true,
            row.getString("source")))
        .list();
  }

  /**
   * Sets a rule from a day on; the same day again replaces it.
   *
   * @param points 1 to 100
   * @param silentDays 1 to 366
   * @param noticeWorkingDays 0 to 30
   */
  public void saveRule(Actor actor, LocalDate begins, int points, int silentDays, int noticeWorkingDays,
      String source) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.maySetRules(actor));
    if (points < 1 || points > 100) {
      throw new Invalid("points", "agreements.wrong.range");
    }
    if (silentDays < 1 || silentDays > 366) {
      throw new Invalid("silentDays", "agreements.wrong.range");
    }
    if (noticeWorkingDays < 0 || noticeWorkingDays > 30) {
      throw new Invalid("noticeWorkingDays", "agreements.wrong.range");
    }
    if (source.isBlank()) {
      throw new Invalid("source", "agreements.wrong.empty");
    }
    jdbc.sql("""
        INSERT INTO agreements.status_rule (regency, begins, points, silent_days, notice_working_days, source)
        VALUES (:regency, :begins, :points, :silent, :notice, :source)
        ON CONFLICT (regency, begins) DO UPDATE SET points = excluded.points, silent_days = excluded.silent_days,
          notice_working_days = excluded.notice_working_days, source = excluded.source,
            version = agreements.status_rule.version + 1
        """)
        .param("regency", actor.regency())
        .param("begins", begins)
        .param("points", points)
        .param("silent", silentDays)
        .param("notice", noticeWorkingDays)
        .param("source", source.strip())
        .update();
    trail.recordWrite("status-rule", Ids.fromName("status-rule:" + actor.regency() + begins), "changed",
        List.of("points", "silentDays", "noticeWorkingDays"), source, AuditTrailRepository.TrailReach.NONE);
  }
}
