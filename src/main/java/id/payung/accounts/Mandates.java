package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Sql;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mandates of a person, those that ended too: what was written under one is judged by it. */
@Component
public class Mandates {
  private final JdbcClient jdbc;

  Mandates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All that the actor ever held in their regency. */
  @Transactional(readOnly = true)
  public List<HeldMandate> everOf(Actor actor) {
    return jdbc.sql("""
        SELECT id, role, organisation, post, villages, valid_from, valid_to, ended_at FROM accounts.mandate
         WHERE regency = :regency AND person = :person ORDER BY valid_from, id
        """)
        .param("regency", actor.regency())
        .param("person", actor.requirePerson())
        .query((row, n) -> new HeldMandate(Sql.uuid(row, "id"), Role.valueOf(row.getString("role")),
            Sql.uuid(row, "organisation"), row.getString("post"), Set.copyOf(Sql.uuidList(row, "villages")),
            Sql.date(row, "valid_from"), Sql.dateOrNull(row, "valid_to"), Sql.instantOrNull(row, "ended_at")))
        .list();
  }
}
