package id.payung.agreements.step;

import id.payung.agreements.ActivityView;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What an end dated back would leave behind it: reports that count, and money that was realised. */
@Repository
@Transactional(readOnly = true)
class WorkAfterEndRepository {
  private final Rows rows;

  WorkAfterEndRepository(Rows rows) {
    this.rows = rows;
  }

  /** The latest first. No amounts: a partner's may be guarded. */
  List<WorkAfterEnd> list(Actor actor, UUID agreement, LocalDate end, int limit) {
    return rows.sql(actor, """
        SELECT w.what, r.id AS activity, r.title, w.day
          FROM agreements.activity r
          JOIN (SELECT 'report' AS what, v.regency, v.activity, v.held_on AS day FROM agreements.volume v
                 WHERE v.regency = :regency AND v.held_on > :end AND NOT v.withdrawn AND v.taken_back_at IS NULL
                UNION ALL
                SELECT 'money', m.regency, m.activity, m.as_of FROM agreements.realisation m
                 WHERE m.regency = :regency AND m.as_of > :end AND m.taken_back_at IS NULL) w
            ON w.regency = r.regency AND w.activity = r.id
         WHERE r.regency = :regency AND r.agreement = :agreement AND %s
         ORDER BY w.day DESC, w.what DESC, r.number, r.id LIMIT :most
        """.formatted(rows.reach(actor, ActivityView.class, "r")))
        .param("end", end)
        .param("agreement", agreement)
        .param("most", limit)
        .list(WorkAfterEnd.class);
  }
}
