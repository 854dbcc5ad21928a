package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.db.Turn;
import id.payung.platform.errors.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of a regency who have never been in: a mandate, and no password yet. What belongs to an account is read with the warden's keys, one
 * person after the other.
 */
@Component
@Transactional
public class Newcomers {
  /** As many links as fit on papers that somebody hands round in a day. */
  static final int MOST = 300;

  private final JdbcClient jdbc;
  private final Turn turn;
  private final Directory directory;
  private final Clock clock;

  Newcomers(JdbcClient jdbc, Turn turn, Directory directory, Clock clock) {
    this.jdbc = jdbc;
    this.turn = turn;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Somebody who has not chosen a password yet.
   *
   * @param organisation of one of their mandates
   * @param invitedUntil when their last invitation runs out; null when none is open
   */
  public record Newcomer(UUID person, String name, String signInName, UUID organisation, @Nullable Instant invitedUntil) {}

  /**
   * An invitation, shown once.
   *
   * @param token the secret of the link
   */
  public record Invited(Newcomer to, String token) {}

  private record Known(UUID person, String name, UUID organisation) {}

  private record Key(String signInName, boolean in, @Nullable Instant until) {}

  /** By name, at most {@link #MOST}; those whose keys open more than this regency only for the system administrator. */
  @Transactional(readOnly = true)
  public List<Newcomer> of(Actor actor) {
    Scope scope = Scope.of(actor).organisation("m.organisation").author("m.person").area("m.villages");
    List<Known> known =
        jdbc.sql(
                """
                SELECT m.person, m.person_name, min(m.organisation::text)::uuid AS organisation FROM accounts.mandate m
                 WHERE m.regency = :regency AND m.ended_at IS NULL AND (:system OR NOT accounts.beyond(m.person, :regency, :today)) AND %s GROUP BY m.person, m.person_name ORDER BY m.person_name, m.person
                """
                    .formatted(scope.sql()))
            .params(scope.params())
            .param("system", actor.has(Role.SYSTEM_ADMIN))
            .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1))
            .query((row, n) -> new Known(Sql.uuid(row, "person"), row.getString("person_name"), Sql.uuid(row, "organisation")))
            .list();
    List<Newcomer> newcomers = new ArrayList<>();
    for (Known one : known) {
      Key key = keyOf(one.person());
      if (!key.in() && newcomers.size() < MOST) {
        newcomers.add(new Newcomer(one.person(), one.name(), key.signInName(), one.organisation(), key.until()));
      }
    }
    return newcomers;
  }

  /**
   * Invites the chosen ones; who has come in meanwhile is left alone. Earlier links of those invited end.
   *
   * @throws NotFound when none of the chosen is a newcomer here
   */
  public List<Invited> invite(Actor actor, List<UUID> chosen) {
    List<Invited> invited =
        of(actor).stream()
            .filter(one -> chosen.contains(one.person()))
            .map(one -> new Invited(one, directory.invite(actor, one.person(), false)))
            .toList();
    if (invited.isEmpty()) {
      throw new NotFound();
    }
    return invited;
  }

  private Key keyOf(UUID person) {
    return turn.asWarden(
        person,
        () ->
            jdbc.sql(
                    """
                    SELECT p.sign_in_name, c.password_hash IS NOT NULL AS is_in,
                           (SELECT max(i.expires_at) FROM accounts.invitation i WHERE i.person = p.id AND i.used_at IS NULL AND i.expires_at > :now) AS until
                      FROM accounts.person p JOIN accounts.credential c ON c.person = p.id WHERE p.id = :person
                    """)
                .param("now", Sql.at(clock.instant()))
                .param("person", person)
                .query((row, n) -> new Key(row.getString("sign_in_name"), row.getBoolean("is_in"), Sql.instantOrNull(row, "until")))
                .single());
  }
}
