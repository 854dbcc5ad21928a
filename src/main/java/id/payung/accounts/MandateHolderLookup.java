package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds who holds which mandate today, many at once, as far as the actor reaches. */
@Component
public class MandateHolderLookup {
  private static final int MOST = 300;

  private final Rows rows;

  MandateHolderLookup(Rows rows) {
    this.rows = rows;
  }

  /** @param office label of the organisation */
  public record MandateHolder(Mandate mandate, String office) {}

  /**
   * Whose mandates are wanted; any of the three is enough.
   *
   * @param everywhere roles of any organisation
   * @param within roles of these organisations alone
   * @param people whatever they hold
   */
  public record Wanted(Collection<Role> everywhere, Collection<Role> within, Collection<UUID> organisations,
      Collection<UUID> people) {}

  /** By the person's name; one statement. */
  @Transactional(readOnly = true)
  public List<MandateHolder> listInForce(Actor actor, Wanted wanted, LocalDate today) {
    return rows.sql(actor, """
        SELECT %s, coalesce((SELECT coalesce(nullif(btrim(o.short_name), ''), o.name)
                 FROM accounts.organisation o WHERE o.regency = r.regency AND o.id = r.organisation), '') AS office
          FROM accounts.mandate r
         WHERE r.regency = :regency AND %s AND %s
           AND (r.role = ANY (CAST(:everywhere AS text[]))
             OR r.role = ANY (CAST(:within AS text[])) AND r.organisation = ANY (CAST(:organisations AS uuid[]))
             OR r.person = ANY (CAST(:people AS uuid[])))
         ORDER BY r.person_name, r.id LIMIT %d
        """.formatted(rows.columns(Mandate.class, "r"), rows.reach(actor, Mandate.class, "r"), Mandate.IN_FORCE, MOST))
        .param("today", today)
        .param("everywhere", wanted.everywhere().stream().map(Role::name).toList())
        .param("within", wanted.within().stream().map(Role::name).toList())
        .param("organisations", wanted.organisations())
        .param("people", wanted.people())
        .list(MandateHolder.class);
  }
}
