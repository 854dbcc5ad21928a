package id.payung.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class HealthPageTests {
  private static final class Gone extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      throw new SQLException("gone");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      throw new SQLException("gone");
    }
  }

  @Test
  void until_the_start_is_complete_it_is_not_healthy() {
    HealthPage page = new HealthPage(new Gone());

    assertThat(page.health().getStatusCode().value()).isEqualTo(503);
    assertThat(page.health().getBody()).containsEntry("status", "STARTING");
  }

  @Test
  void without_its_database_it_is_not_healthy() {
    HealthPage page = new HealthPage(new Gone());
    page.ready();

    assertThat(page.health().getStatusCode().value()).isEqualTo(503);
    assertThat(page.health().getBody()).containsEntry("status", "DOWN");
  }
}
