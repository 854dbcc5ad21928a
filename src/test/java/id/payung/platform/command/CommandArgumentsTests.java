package id.payung.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandArgumentsTests {
  @Test
  void options_come_with_a_space_or_an_equals_sign_and_the_rest_are_operands() {
    CommandArguments typed = parse("cadangan.payung", "--data", "/srv/payung", "--port=9000");

    assertThat(typed.requireSingleOperand("FILE")).isEqualTo("cadangan.payung");
    assertThat(typed.dataFolder()).isEqualTo(Path.of("/srv/payung"));
    assertThat(typed.port()).isEqualTo(9000);
  }

  @Test
  void what_is_typed_wins_over_the_environment_and_that_over_the_usual() {
    Map<String, String> environment = Map.of("PAYUNG_PORT", "9001", "PAYUNG_DATA", "");

    assertThat(CommandArguments.parse(List.of("--port", "9002"), environment).port()).isEqualTo(9002);
    assertThat(CommandArguments.parse(List.of(), environment).port()).isEqualTo(9001);
    assertThat(parse().port()).isEqualTo(8080);
    assertThat(CommandArguments.parse(List.of(), environment).dataFolder()).isEqualTo(Path.of("data").toAbsolutePath());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "delapan", ""})
  void what_is_no_port_is_said_to_be_none(String port) {
    assertThatThrownBy(() -> parse("--port=" + port).port()).isInstanceOf(CommandRefused.class)
        .hasMessageContaining("not a port number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65535"})
  void the_first_and_the_last_port_are_ports(String port) {
    assertThat(parse("--port=" + port).port()).isEqualTo(Integer.parseInt(port));
  }

  @Test
  void a_misspelt_option_is_not_passed_over() {
    assertThatThrownBy(() -> parse("--prot", "1").requireKnownOptions(Set.of("port"))).hasMessageContaining("--prot");
    assertThatThrownBy(() -> parse("--port")).hasMessageContaining("missing");
    assertThatThrownBy(() -> parse("a", "b").requireSingleOperand("FILE")).isInstanceOf(CommandRefused.class);
  }

  private static CommandArguments parse(String... words) {
    return CommandArguments.parse(List.of(words), Map.of());
  }
}
