package id.payung.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.postgres.TestPostgres;
import id.payung.platform.testing.PayungTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@PayungTest
class RegencySwitchOnCommandTests {
  @Autowired ServedRegencyRepository tenancy;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String ownerName;

  @Value("${payung.db.owner.password}") String owner;

  @Test
  void the_command_is_found_by_its_word() {
    assertThat(ServiceLoader.load(Command.class).stream().map(found -> found.get().name())).contains("regency");
  }

  @Test
  void a_regency_is_switched_on_from_the_console_while_the_application_runs() throws Exception {
    assertThat(tenancy.find("73.06")).isEmpty();
    assertThat(runCommand("73.06")).isZero();
    long offices = count("SELECT count(*) FROM accounts.organisation WHERE regency = '73.06'");
    assertThat(runCommand("73.06")).isZero();
    tenancy.invalidateCache();
    assertThat(tenancy.require("73.06").name()).isEqualTo("Kabupaten Gowa");
    assertThat(tenancy.require("73.06").zone().getId()).isEqualTo("Asia/Makassar");
    assertThat(offices).isGreaterThan(15)
        .isEqualTo(count("SELECT count(*) FROM accounts.organisation WHERE regency = '73.06'"));
    assertThat(count(
        "SELECT count(*) FROM accounts.organisation WHERE regency = '73.06' AND name = 'Dinas Pendidikan Kabupaten "
            + "Gowa'"))
        .isOne();
    assertThat(count(
        "SELECT count(*) FROM audit.entry WHERE regency = '73.06' AND kind = 'regency' AND action = 'switched-on'"))
        .isOne();
  }

  @Test
  void what_is_no_code_is_refused_with_a_sentence() {
    assertThatThrownBy(() -> runCommand("99.99")).isInstanceOf(CommandRefused.class).hasMessageContaining("99.99");
    assertThatThrownBy(() -> runCommand("Bantaeng")).isInstanceOf(CommandRefused.class).hasMessageContaining("73.24");
  }

  private long count(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, ownerName, owner);
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private int runCommand(String code) throws Exception {
    Map<String, String> environment = Map.of("PAYUNG_DB_URL", url, "PAYUNG_DB_OWNER_PASSWORD", owner);
    String data = TestPostgres.newFolder("console").toString();
    return new RegencySwitchOnCommand().run(new CommandArguments(Map.of("data", data), List.of(code), environment));
  }
}
