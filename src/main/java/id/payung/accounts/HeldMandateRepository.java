package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.SqlValues;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mandates of a person, those that ended too: what was written under one is judged by it. */
@Component
public class HeldMandateRepository {
  private final JdbcClient jdbc;

  HeldMandateRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All that the actor ever held in their regency. */
  @Transactional(readOnly = true)
  public List<HeldMandate> listPastAndPresent(Actor actor) {
    return jdbc.sql("""
        SELECT id, role, organisation, post, villages, valid_from, valid_to, ended_at FROM accounts.mandate
         WHERE regency = :regency AND person = :person ORDER BY valid_from, id
        """)
        .param("regency", actor.regency())
        .param("person", actor.requirePerson())
        .query((row, n) -> new HeldMandate(SqlValues.uuid(row, "id"), Role.valueOf(row.getString("role")),
            SqlValues.uuid(row, "organisation"), row.getString("post"), Set.copyOf(SqlValues.uuidList(row, "villages")),
            SqlValues.date(row, "valid_from"), SqlValues.dateOrNull(row, "valid_to"),
            SqlValues.instantOrNull(row, "ended_at")))
        .list();
  }
}
