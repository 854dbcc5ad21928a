package id.payung.fieldwork;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which life of this installation it is: a restore begins a new one. */
@Repository
class InstallationEpochRepository {
  private final JdbcClient jdbc;

  InstallationEpochRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID getEpoch() {
    return jdbc.sql("SELECT epoch FROM platform.installation").query(UUID.class).single();
  }
}
