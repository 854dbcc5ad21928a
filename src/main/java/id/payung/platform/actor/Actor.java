package id.payung.platform.actor;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, in exactly one regency, and how far they reach there: the union of the mandates of today. What row-level
 * security reads is made from this and from nothing else.
 *
 * @param regency the tenant's key, for example {@code 73.24}; empty only before sign-in
 * @param person null for a service
 * @param service the module that acts on its own account, or null
 */
public record Actor(String regency, @Nullable UUID person, String name, Set<Role> roles, Set<UUID> mandates,
    Set<UUID> organisations, Set<UUID> villages, DatabaseRole databaseRole, @Nullable String service) {

  private static final Pattern REGENCY = Pattern.compile("\\d{2}\\.\\d{2}");
  private static final Pattern SERVICE = Pattern.compile("[a-z]{2,30}");

  /** The lock that the database holds for this actor. */
  public enum DatabaseRole {
    ANONYMOUS("payung_door"), WIDE("payung_wide"), NARROW("payung_narrow"), ACCOUNT_ADMINISTRATOR(
        "payung_warden"), SEALER("payung_sealer");

    private final String sqlName;

    DatabaseRole(String sqlName) {
      this.sqlName = sqlName;
    }

    public String sqlName() {
      return sqlName;
    }
  }

  public Actor {
    if (!regency.isEmpty() && !REGENCY.matcher(regency).matches()) {
      throw new IllegalArgumentException("not a regency key");
    }
    if (service != null && !SERVICE.matcher(service).matches()) {
      throw new IllegalArgumentException("not a service name");
    }
    roles = Set.copyOf(roles);
    mandates = Set.copyOf(mandates);
    organisations = Set.copyOf(organisations);
    villages = Set.copyOf(villages);
  }

  /** Before sign-in: sees credentials, invitations and rate limits, and nothing else. */
  public static Actor anonymous() {
    return ofSoftware("", "", DatabaseRole.ANONYMOUS, null);
  }

  /** A module that acts on its own account in one regency. */
  public static Actor service(String module, String regency) {
    return ofSoftware(regency, "Payung", DatabaseRole.WIDE, module);
  }

  /** The sealer: numbers what was committed and chains it. */
  public static Actor sealer(String regency) {
    return ofSoftware(regency, "sealer", DatabaseRole.SEALER, "sealer");
  }

  /** Nobody: without mandates, offices and villages. */
  private static Actor ofSoftware(String regency, String name, DatabaseRole databaseRole, @Nullable String service) {
    return new Actor(regency, null, name, Set.of(), Set.of(), Set.of(), Set.of(), databaseRole, service);
  }

  /** A person with the union of their mandates. One role that reaches the regency makes the reach wide. */
  public static Actor person(String regency, UUID person, String name, Collection<Role> roles, Set<UUID> mandates,
      Set<UUID> organisations, Set<UUID> villages) {
    boolean wide = roles.stream().anyMatch(role -> role.reach() == Role.Reach.REGENCY);
    Set<Role> roleSet = roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
    return new Actor(regency, person, name, roleSet, mandates, organisations, villages,
        wide ? DatabaseRole.WIDE : DatabaseRole.NARROW, null);
  }

  /** The same person with the keys to one account. Only for the accounts module, after it has checked the right. */
  public Actor asAccountAdministrator() {
    return new Actor(regency, person, name, roles, mandates, organisations, villages,
        DatabaseRole.ACCOUNT_ADMINISTRATOR, service);
  }

  public boolean hasRegencyWideReach() {
    return databaseRole == DatabaseRole.WIDE;
  }

  public boolean hasAnyRole(Role... any) {
    for (Role role : any) {
      if (roles.contains(role)) {
        return true;
      }
    }
    return false;
  }

  public boolean hasAnyRole(Set<Role> any) {
    return !Collections.disjoint(roles, any);
  }

  /** The person who acts; a service has none. */
  public UUID requirePerson() {
    if (person == null) {
      throw new IllegalStateException("a service is no person");
    }
    return person;
  }

  /**
   * What opens the transaction: literals only, from validated ids (a setting by function does not reach the shards of a
   * Citus).
   */
  public String transactionSettingsSql(@Nullable UUID subject) {
    return "SET LOCAL ROLE " + databaseRole.sqlName() + "; SET LOCAL app.regency = '" + regency + "'"
        + "; SET LOCAL app.person = '" + (person == null ? "" : person) + "'" + "; SET LOCAL app.organisations = '"
        + uuidArrayLiteral(organisations) + "'" + "; SET LOCAL app.villages = '" + uuidArrayLiteral(villages) + "'"
        + "; SET LOCAL app.service = '" + (service == null ? "" : service) + "'" + "; SET LOCAL app.subject = '"
        + (subject == null ? "" : subject) + "'";
  }

  private static String uuidArrayLiteral(Set<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
