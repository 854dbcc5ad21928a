package id.payung.platform.web;

import id.payung.platform.web.access.PublicAccess;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code GET /health}: 200 with UP when migrations are done and the database answers, else 503. No account needed,
 * nothing told.
 */
@Controller
class HealthController {
  private final DataSource dataSource;
  private volatile boolean ready;

  HealthController(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @EventListener(ApplicationReadyEvent.class)
  void markReady() {
    ready = true;
  }

  @PublicAccess
  @GetMapping("/health")
  ResponseEntity<Map<String, String>> health() {
    if (!ready) {
      return ResponseEntity.status(503).body(Map.of("status", "STARTING"));
    }
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(2) ? ResponseEntity.ok(Map.of("status", "UP"))
          : ResponseEntity.status(503).body(Map.of("status", "DOWN"));
    } catch (SQLException e) {
      return ResponseEntity.status(503).body(Map.of("status", "DOWN"));
    }
  }
}
