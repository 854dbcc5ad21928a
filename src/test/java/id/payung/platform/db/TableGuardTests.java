package id.payung.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.testing.PayungTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** Read from the catalogue, so that a table added tomorrow is held to the same. */
@PayungTest
class TableGuardTests {
  /** Tables of the installation, without a regency, that need no row security; each with its reason. */
  private static final Set<String> OPEN = Set.of("platform.installation", // one row: the epoch
      "platform.guarded", // the shapes themselves
      "platform.migrations", // Flyway's own
      "platform.event_publication", // ids only
      "platform.scheduled_tasks", // ids only
      "regions.region"); // facts

  /** Tables that name a regency and yet belong to the installation. */
  private static final String INSTALLATION_TABLES = "('regions.region', 'accounts.invitation')";

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  @Test
  void every_table_of_a_tenant_begins_its_key_with_the_regency() throws SQLException {
    List<String> astray = query("""
        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'public')
           AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'regency'
             AND NOT a.attisdropped)
           AND c.oid::regclass::text NOT IN %s
           AND NOT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid
             AND a.attnum = i.indkey[0]
                            WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname = 'regency')
        """.formatted(INSTALLATION_TABLES));
    assertThat(astray).isEmpty();
    assertThat(query("SELECT target FROM platform.guarded")).hasSizeGreaterThan(5);
  }

  @Test
  void every_unique_rule_of_a_tenant_carries_the_regency() throws SQLException {
    assertThat(query("""
        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE i.indisunique AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'public')
           AND c.oid::regclass::text NOT IN %s
           AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'regency'
             AND NOT a.attisdropped)
           AND NOT EXISTS (SELECT FROM unnest(i.indkey::int[]) k
                             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k AND a.attname = 'regency')
        """.formatted(INSTALLATION_TABLES))).isEmpty();
  }

  @Test
  void every_table_has_row_security_or_a_reason_not_to() throws SQLException {
    List<String> open = query("""
        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'public')
           AND NOT c.relrowsecurity
        """);
    assertThat(OPEN).containsAll(open);
  }

  @Test
  void every_guarded_table_has_a_policy_for_each_reach_that_may_touch_it() throws SQLException {
    List<String> bare = query("""
        SELECT g.target FROM platform.guarded g
         WHERE NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = g.target::regclass AND p.polname = 'wide')
            OR (g.shape NOT LIKE '%wide-only%' AND NOT EXISTS
                  (SELECT FROM pg_policy p WHERE p.polrelid = g.target::regclass AND p.polname = 'narrow'))
        """);
    assertThat(bare).isEmpty();
  }

  @Test
  void the_pool_has_no_rights_of_its_own() throws SQLException {
    assertThat(query(
        "SELECT rolname FROM pg_roles WHERE rolname = 'payung_app' AND (rolsuper OR rolbypassrls OR rolinherit OR "
            + "rolcreaterole)"))
        .isEmpty();
    assertThat(query("SELECT tablename::text FROM pg_tables WHERE tableowner = 'payung_app'")).isEmpty();
    assertThat(query("""
        SELECT c.oid::regclass::text FROM pg_class c, aclexplode(c.relacl) g WHERE g.grantee = 'payung_app'::regrole
        UNION ALL
        SELECT p.oid::regproc::text FROM pg_proc p, aclexplode(p.proacl) g WHERE g.grantee = 'payung_app'::regrole
        """)).containsExactly("accounts.enter"); // who holds this secret: the question of every request
  }

  @Test
  void no_rule_lives_in_a_trigger() throws SQLException {
    assertThat(query("SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal")).isEmpty();
  }

  private List<String> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, owner, password);
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
