package id.payung.accounts.people;

import id.payung.accounts.Mandate;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of a regency who have never been in: a mandate, and no password yet. */
@Component
@Transactional
public class NewcomerRepository {
  /** As many links as fit on papers that somebody hands round in a day. */
  static final int MAX_LISTED = 300;

  private final Rows rows;
  private final AccountAdministration accounts;
  private final Clock clock;

  NewcomerRepository(Rows rows, AccountAdministration accounts, Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Somebody who has not chosen a password yet.
   *
   * @param organisation of one of their mandates
   * @param invitedUntil when their last invitation runs out; null when none is open
   */
  public record Newcomer(UUID person, String name, String signInName, UUID organisation,
      @Nullable Instant invitedUntil) {}

  /**
   * An invitation, shown once.
   *
   * @param token the secret of the link
   */
  public record IssuedInvitation(Newcomer newcomer, String token) {}

  /**
   * By name, at most {@link #MAX_LISTED}; those whose keys open more than this regency only for the system
   * administrator.
   */
  @Transactional(readOnly = true)
  public List<Newcomer> list(Actor actor) {
    return list(actor, "", List.of());
  }

  /** Those of these people, by person. */
  @Transactional(readOnly = true)
  Map<UUID, Newcomer> list(Actor actor, Collection<UUID> people) {
    return list(actor, " AND m.person = ANY (CAST(:people AS uuid[]))", people).stream()
        .collect(Collectors.toMap(Newcomer::person, Function.identity()));
  }

  private List<Newcomer> list(Actor actor, String condition, Collection<UUID> people) {
    String sql = """
        SELECT m.person, m.person_name AS name, min(m.organisation::text)::uuid AS organisation, n.sign_in_name,
               n.invited_until
          FROM accounts.never_in(:regency, :now) n
          JOIN accounts.mandate m ON m.regency = :regency AND m.person = n.person AND m.ended_at IS NULL
         WHERE (:system OR NOT accounts.beyond(m.person, :regency, :today)) AND %s%s
         GROUP BY m.person, m.person_name, n.sign_in_name, n.invited_until ORDER BY m.person_name, m.person LIMIT :most
        """;
    return rows.sql(actor, sql.formatted(rows.reach(actor, Mandate.class, "m"), condition))
        .param("people", people)
        .param("now", clock.instant())
        .param("system", actor.hasAnyRole(Role.SYSTEM_ADMIN))
        .param("today", AccountAdministration.lastDayOfAnyRegency(clock))
        .param("most", MAX_LISTED)
        .list(Newcomer.class);
  }

  /**
   * Invites one whose mandate was ticked among others.
   *
   * @param waiting those of the ticked who have never been in
   * @throws Refused when they have been in, or the mandate changed since it was shown
   */
  IssuedInvitation invite(Actor actor, ChosenRow row, Map<UUID, Newcomer> waiting) {
    Mandate mandate = rows.require(actor, Mandate.class, row.id());
    row.requireVersion(mandate.version());
    Newcomer newcomer = waiting.get(mandate.person());
    if (newcomer == null) {
      throw new Refused("accounts.bulk.been-in");
    }
    return new IssuedInvitation(newcomer, accounts.createInvitation(actor, newcomer.person(), false));
  }

  /**
   * Invites the chosen ones; who has come in meanwhile is left alone. Earlier links of those invited end.
   *
   * @throws NotFound when none of the chosen is a newcomer here
   */
  public List<IssuedInvitation> invite(Actor actor, List<UUID> chosen) {
    List<IssuedInvitation> invited = list(actor).stream()
        .filter(one -> chosen.contains(one.person()))
        .map(one -> new IssuedInvitation(one, accounts.createInvitation(actor, one.person(), false)))
        .toList();
    if (invited.isEmpty()) {
      throw new NotFound();
    }
    return invited;
  }
}
