package id.payung.accounts;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of a regency as its administrator sees them: those with a mandate there, now or before. What belongs to
 * the account itself is touched with the warden's keys, for that one person, and only when they have a mandate here.
 */
@Component
@Transactional
public class MandateRepository {
  public static final Duration INVITATION_LIFETIME = Duration.ofDays(7);
  private static final int PAGE_SIZE = 40;

  private final JdbcClient jdbc;
  private final DatabaseRoleSwitch turn;
  private final AuditTrailRepository trail;
  private final Clock clock;

  MandateRepository(JdbcClient jdbc, DatabaseRoleSwitch turn, AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.turn = turn;
    this.trail = trail;
    this.clock = clock;
  }

  /** A mandate as it is listed. */
  public record MandateView(UUID id, UUID person, String personName, Role role, UUID organisation, String post,
      List<UUID> area, String decreeNumber, LocalDate validFrom, @Nullable LocalDate validTo, @Nullable Instant endedAt,
      @Nullable String endedReason) {

    public boolean inForce(LocalDate today) {
      return endedAt == null && !validFrom.isAfter(today) && (validTo == null || !validTo.isBefore(today));
    }
  }

  /** What an administrator sees of an account. */
  public record AccountView(UUID person, String name, String signInName, @Nullable String mobile, boolean hasPassword,
      boolean secondFactor, boolean locked) {}

  /** Mandates by the person's name; a part of the name narrows. */
  @Transactional(readOnly = true)
  public Slice<MandateView> list(Actor actor, String namePart, String role, boolean ended, @Nullable String key) {
    return list(actor, namePart, role, ended, key, PAGE_SIZE);
  }

  /** Likewise, with pages of another size. */
  @Transactional(readOnly = true)
  public Slice<MandateView> list(Actor actor, String namePart, String role, boolean ended, @Nullable String key,
      int size) {
    RowAccessScope scope =
        RowAccessScope.of(actor).organisation("m.organisation").author("m.person").area("m.villages");
    Map<String, Object> params = new HashMap<>(scope.params());
    StringBuilder where = new StringBuilder(" WHERE m.regency = :regency AND ").append(scope.conditionSql());
    where.append(ended ? " AND m.ended_at IS NOT NULL" : " AND m.ended_at IS NULL");
    if (!namePart.isBlank()) {
      where.append(" AND m.search LIKE :part");
      params.put("part",
          "%" + namePart.strip().toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
              + "%");
    }
    if (!role.isBlank()) {
      where.append(" AND m.role = :role");
      params.put("role", role);
    }
    List<String> after = PageKey.decode(key, 2);
    if (after != null) {
      where.append(" AND (m.person_name, m.id) > (:name, CAST(:id AS uuid))");
      params.put("name", after.get(0));
      params.put("id", after.get(1));
    }
    params.put("limit", size + 1);
    // found along an index alone; only those on the page are read
    List<MandateView> rows = jdbc.sql("""
        SELECT m.* FROM accounts.mandate m
          JOIN (SELECT m.person_name, m.id FROM accounts.mandate m %s ORDER BY m.person_name, m.id LIMIT :limit)
            found ON found.id = m.id
         WHERE m.regency = :regency
         ORDER BY found.person_name, found.id
        """.formatted(where)).params(params).query((row, n) -> readMandate(row)).list();
    return Slice.of(rows, size, mandate -> PageKey.encode(mandate.personName(), mandate.id()));
  }

  /** All mandates of one person here, the running ones first. */
  @Transactional(readOnly = true)
  public List<MandateView> listByPerson(Actor actor, UUID person) {
    RowAccessScope scope =
        RowAccessScope.of(actor).organisation("m.organisation").author("m.person").area("m.villages");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.put("person", person);
    List<MandateView> mandates = jdbc
        .sql("SELECT m.* FROM accounts.mandate m WHERE m.regency = :regency AND m.person = :person AND "
            + scope.conditionSql() + " ORDER BY m.ended_at NULLS FIRST, m.valid_from DESC, m.id")
        .params(params)
        .query((row, n) -> readMandate(row))
        .list();
    if (mandates.isEmpty()) {
      throw new NotFound();
    }
    return mandates;
  }

  /** The people who may be chosen for an office's work: those with a running mandate in it. */
  @Transactional(readOnly = true)
  public List<MandateView> listRunningByOrganisation(Actor actor, UUID organisation) {
    return jdbc
        .sql("SELECT m.* FROM accounts.mandate m WHERE m.regency = :regency AND m.organisation = :organisation AND "
            + "m.ended_at IS NULL ORDER BY m.person_name, m.id LIMIT 500")
        .param("regency", actor.regency())
        .param("organisation", organisation)
        .query((row, n) -> readMandate(row))
        .list();
  }

  public AccountView getAccount(Actor actor, UUID person) {
    listByPerson(actor, person);
    return turn.callAsAccountAdministrator(person, () -> jdbc.sql("""
        SELECT p.id, p.name, p.sign_in_name, p.mobile, c.password_hash IS NOT NULL AS has_password, c.totp_confirmed,
               c.locked_until > :now AS locked
          FROM accounts.person p JOIN accounts.credential c ON c.person = p.id WHERE p.id = :person
        """)
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("person", person)
        .query((row, n) -> new AccountView(SqlValues.uuid(row, "id"), row.getString("name"),
            row.getString("sign_in_name"), row.getString("mobile"), row.getBoolean("has_password"),
            row.getBoolean("totp_confirmed"), row.getBoolean("locked")))
        .single());
  }

  @Transactional(readOnly = true)
  public List<ActiveSignIn> listActiveSignIns(Actor actor, UUID person) {
    listByPerson(actor, person);
    return turn.callAsAccountAdministrator(person, () -> jdbc.sql("""
        SELECT id, false AS phone, agent AS name, created_at, last_seen FROM accounts.session
         WHERE person = :person AND ended_at IS NULL AND expires_at > :now
        UNION ALL
        SELECT id, true, name, created_at, last_seen FROM accounts.device
         WHERE person = :person AND revoked_at IS NULL AND expires_at > :now
        ORDER BY last_seen DESC LIMIT 100
        """)
        .param("person", person)
        .param("now", SqlValues.timestamp(clock.instant()))
        .query((row, n) -> new ActiveSignIn(SqlValues.uuid(row, "id"), row.getBoolean("phone"), row.getString("name"),
            SqlValues.instant(row, "created_at"), SqlValues.instant(row, "last_seen"), false))
        .list());
  }

  /**
   * A link to hand over, single use, seven days; with it the person sets a (new) password. Earlier links of this person
   * end. Sessions at desks end; phones keep theirs, so that unsent work still arrives.
   *
   * @return the secret of the link; shown once, kept only as a hash
   * @throws Refused when the person works in another regency too, or for the whole installation: their keys open more
   * than this regency
   */
  public String createInvitation(Actor actor, UUID person, boolean reset) {
    listByPerson(actor, person);
    requireCredentialAccess(actor, person);
    String token = SecretTokenGenerator.newToken();
    turn.callAsAccountAdministrator(person, () -> {
      Instant now = clock.instant();
      jdbc.sql("UPDATE accounts.invitation SET expires_at = :now WHERE person = :person AND used_at IS NULL AND "
          + "expires_at > :now").param("now", SqlValues.timestamp(now)).param("person", person).update();
      jdbc.sql("INSERT INTO accounts.invitation (token_hash, person, made_by, regency, created_at, expires_at) VALUES "
          + "(:hash, :person, :by, :regency, :now, :expires)")
          .param("hash", SecretTokenGenerator.hash(token))
          .param("person", person)
          .param("by", actor.requirePerson())
          .param("regency", actor.regency())
          .param("now", SqlValues.timestamp(now))
          .param("expires", SqlValues.timestamp(now.plus(INVITATION_LIFETIME)))
          .update();
      if (reset) {
        jdbc.sql(
            "UPDATE accounts.credential SET password_hash = NULL, failed = 0, locked_until = NULL, totp_confirmed = "
                + "false, totp_secret = NULL WHERE person = :person")
            .param("person", person)
            .update();
        jdbc.sql("UPDATE accounts.session SET ended_at = :now WHERE person = :person AND ended_at IS NULL")
            .param("now", SqlValues.timestamp(now))
            .param("person", person)
            .update();
      }
      return 0;
    });
    trail.recordWrite("person", person, reset ? "password-reset" : "invited", List.of(), null,
        AuditTrailRepository.TrailReach.NONE);
    return token;
  }

  private void requireCredentialAccess(Actor actor, UUID person) {
    boolean worksBeyondRegency = jdbc.sql("SELECT accounts.beyond(:person, :regency, :today)")
        .param("person", person)
        .param("regency", actor.regency())
        .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1))
        .query(Boolean.class)
        .single();
    if (worksBeyondRegency && !actor.hasAnyRole(Role.SYSTEM_ADMIN)) {
      throw new Refused("accounts.keys-beyond");
    }
  }

  /** Ends a session or a phone of somebody else; logged. */
  public void endSignIn(Actor actor, UUID person, UUID signInId, boolean phone) {
    listByPerson(actor, person);
    requireCredentialAccess(actor, person);
    String table = phone ? "device" : "session";
    String column = phone ? "revoked_at" : "ended_at";
    int rows = turn.callAsAccountAdministrator(person,
        () -> jdbc
            .sql("UPDATE accounts." + table + " SET " + column + " = :now WHERE person = :person AND id = :id AND "
                + column + " IS NULL")
            .param("now", SqlValues.timestamp(clock.instant()))
            .param("person", person)
            .param("id", signInId)
            .update());
    if (rows == 0) {
      throw new NotFound();
    }
    trail.recordWrite("person", person, phone ? "phone-revoked" : "session-ended", List.of(), null,
        AuditTrailRepository.TrailReach.NONE);
  }

  private static MandateView readMandate(ResultSet row) throws SQLException {
    return new MandateView(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "person"), row.getString("person_name"),
        Role.valueOf(row.getString("role")), SqlValues.uuid(row, "organisation"), row.getString("post"),
        SqlValues.uuidList(row, "area"), row.getString("decree_number"), SqlValues.date(row, "valid_from"),
        SqlValues.dateOrNull(row, "valid_to"), SqlValues.instantOrNull(row, "ended_at"), row.getString("ended_reason"));
  }
}
