package id.payung.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;

/** Numbers that were stored as they were typed come into the one form, as a new version is installed over them. */
@PayungTest
class StoredMobileNumberTests {
  private static final String MIGRATION = "db/migration/platform/V1_00_83__mobile_numbers_in_one_form.sql";

  @Value("${payung.db.url}") String url;
  @Value("${payung.db.owner.user}") String user;
  @Value("${payung.db.owner.password}") String password;

  private Connection owner;

  @BeforeEach
  void open() throws SQLException {
    owner = DriverManager.getConnection(url, user, password);
    owner.setAutoCommit(false);
  }

  @AfterEach
  void leaveNothing() throws SQLException {
    owner.rollback();
    owner.close();
  }

  @Test
  void a_zero_behind_the_country_code_goes_unless_somebody_else_has_that_number() throws Exception {
    UUID kept = insert("62081355501111");
    UUID twice = insert("62062081355502222");
    UUID right = insert("6281355503333");
    UUID other = insert("62081355503333");
    UUID japan = insert("819012345678");
    UUID first = insert("62081355504444");
    UUID second = insert("620081355504444");

    try (var statement = owner.createStatement()) {
      statement.execute(new ClassPathResource(MIGRATION).getContentAsString(StandardCharsets.UTF_8));
    }

    assertThat(mobileOf(kept)).isEqualTo("6281355501111");
    assertThat(mobileOf(twice)).isEqualTo("6281355502222");
    assertThat(mobileOf(right)).isEqualTo("6281355503333");
    assertThat(mobileOf(other)).as("the number of somebody else").isEqualTo("62081355503333");
    assertThat(mobileOf(japan)).isEqualTo("819012345678");
    assertThat(new String[]{mobileOf(first), mobileOf(second)}).containsOnlyOnce("6281355504444");
  }

  private UUID insert(String mobile) throws SQLException {
    UUID id = Ids.next();
    try (PreparedStatement statement = owner.prepareStatement(
        "INSERT INTO accounts.person (id, name, sign_in_name, mobile, synthetic) VALUES (?, 'Nomor', ?, ?, true)")) {
      statement.setObject(1, id);
      statement.setString(2, "lama" + id.toString().substring(24));
      statement.setString(3, mobile);
      statement.executeUpdate();
    }
    return id;
  }

  private String mobileOf(UUID id) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement("SELECT mobile FROM accounts.person WHERE id = ?")) {
      statement.setObject(1, id);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
