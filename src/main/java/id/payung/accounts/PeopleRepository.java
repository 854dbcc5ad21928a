package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import id.payung.platform.search.SearchCondition;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of a regency as its administrator sees them: those with a mandate there, now or before. */
@Component
@Transactional(readOnly = true)
public class PeopleRepository {
  private final Rows rows;

  PeopleRepository(Rows rows) {
    this.rows = rows;
  }

  /**
   * A mandate in a list.
   *
   * @param office label of the organisation
   */
  public record MandateListItem(Mandate mandate, String office) {}

  /**
   * Mandates by the name of their person.
   *
   * @param namePart a part of the name; blank for all
   * @param role a code of {@link Role}; blank for all
   */
  public Slice<MandateListItem> list(Actor actor, String namePart, String role, boolean ended,
      ListWindow<MandateListItem> window) {
    SearchCondition named = SearchCondition.of("m.search", namePart);
    String where = rows.reach(actor, Mandate.class, "m") + " AND m.ended_at IS " + (ended ? "NOT NULL" : "NULL")
        + named.sql() + (role.isBlank() ? "" : " AND m.role = :role");
    // found along an index alone; only those on the page are read
    return window.slice(rows
        .sql(actor,
            """
                SELECT %s, (SELECT coalesce(nullif(btrim(o.short_name), ''), o.name)
                          FROM accounts.organisation o WHERE o.regency = m.regency AND o.id = m.organisation) AS office
                  FROM accounts.mandate m
                  JOIN (SELECT m.person_name, m.id FROM accounts.mandate m WHERE m.regency = :regency AND %s)
                    found ON found.id = m.id
                 WHERE m.regency = :regency %s
                """.formatted(rows.columns(Mandate.class, "m"), where + window.condition() + window.orderAndLimit(),
                window.orderAndLimit()))
        .params(named.params())
        .param("role", role)
        .params(window.params())
        .list(MandateListItem.class));
  }

  /** All mandates of one person here, the running ones first. */
  public List<Mandate> listByPerson(Actor actor, UUID person) {
    List<Mandate> mandates =
        query(actor).is("person", person).orderBy("r.ended_at NULLS FIRST, r.valid_from DESC, r.id").list();
    if (mandates.isEmpty()) {
      throw new NotFound();
    }
    return mandates;
  }

  /** The mandates with these ids that are in reach; one statement. */
  public List<Mandate> listByIds(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : query(actor).in("id", ids).list();
  }

  /** The people who may be chosen for an office's work: those with a running mandate in it. */
  public List<Mandate> listRunningByOrganisation(Actor actor, UUID organisation) {
    return query(actor).is("organisation", organisation)
        .is("ended_at", null)
        .orderBy("r.person_name, r.id")
        .limit(500)
        .list();
  }

  /** Whether anybody has a running mandate of this role. */
  public boolean isRoleHeld(Actor actor, Role role) {
    return query(actor).is("role", role).is("ended_at", null).exists();
  }

  private RowQuery<Mandate> query(Actor actor) {
    return rows.query(actor, Mandate.class);
  }
}
