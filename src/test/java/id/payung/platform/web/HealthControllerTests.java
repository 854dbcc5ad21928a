package id.payung.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class HealthControllerTests {
  private static final class UnreachableDataSource extends AbstractDataSource {
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
    HealthController page = new HealthController(new UnreachableDataSource());

    assertThat(page.health().getStatusCode().value()).isEqualTo(503);
    assertThat(page.health().getBody()).containsEntry("status", "STARTING");
  }

  @Test
  void without_its_database_it_is_not_healthy() {
    HealthController page = new HealthController(new UnreachableDataSource());
    page.markReady();

    assertThat(page.health().getStatusCode().value()).isEqualTo(503);
    assertThat(page.health().getBody()).containsEntry("status", "DOWN");
  }
}
