package id.payung.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebAddressTest {
  @TempDir Path data;

  @Test
  void a_command_names_where_the_application_listened_last() {
    assertThat(find(Map.of())).isEqualTo("http://127.0.0.1:8080/");

    WebAddress.save(data, WebAddress.listening("https", "0.0.0.0", 8443));

    assertThat(find(Map.of())).isEqualTo("https://localhost:8443/");
    assertThat(WebAddress.listening("https", "10.1.2.3", 443)).isEqualTo("https://10.1.2.3/");
    assertThat(WebAddress.listening("http", "127.0.0.1", 80)).isEqualTo("http://127.0.0.1/");
  }

  @Test
  void the_public_address_comes_first_and_must_be_one() {
    WebAddress.save(data, "http://127.0.0.1:9000/");

    assertThat(find(Map.of("PAYUNG_URL", "https://payung.contoh.go.id"))).isEqualTo("https://payung.contoh.go.id/");
    for (String wrong : List.of("payung.contoh.go.id", "https://", "https://a/b/c", "javascript:alert(1)")) {
      assertThatThrownBy(() -> find(Map.of("PAYUNG_URL", wrong))).as(wrong).isInstanceOf(CommandRefused.class);
    }
  }

  private String find(Map<String, String> environment) {
    return WebAddress.find(new CommandArguments(Map.of("data", data.toString()), List.of(), environment));
  }
}
