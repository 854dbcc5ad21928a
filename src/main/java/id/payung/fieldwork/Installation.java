package id.payung.fieldwork;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which life of this installation it is: a restore begins a new one. */
@Repository
class Installation {
  private final JdbcClient jdbc;

  Installation(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID epoch() {
    return jdbc.sql("SELECT epoch FROM platform.installation").query(UUID.class).single();
  }
}
