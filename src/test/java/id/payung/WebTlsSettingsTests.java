package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebTlsSettingsTests {
  @TempDir Path folder;

  @Test
  void without_settings_pages_come_plainly_and_forwarded_headers_mean_nothing() {
    WebTlsSettings face = settingsFrom(Map.of());

    assertThat(face.scheme()).isEqualTo("http");
    assertThat(face.properties()).isEmpty();
  }

  @Test
  void certificate_and_key_are_named_together_and_must_be_readable() throws IOException {
    String certificate = Files.writeString(folder.resolve("cert.pem"), "x").toString();
    String key = Files.writeString(folder.resolve("key.pem"), "x").toString();

    WebTlsSettings face = settingsFrom(Map.of("PAYUNG_TLS_CERT", certificate, "PAYUNG_TLS_KEY", key));

    assertThat(face.scheme()).isEqualTo("https");
    assertThat(face.properties()).containsEntry("spring.ssl.bundle.pem.web.keystore.certificate", "file:" + certificate)
        .containsEntry("payung.tls", true);
    assertThat((String) face.properties().get("spring.ssl.bundle.pem.web.options.ciphers"))
        .doesNotContain("CBC", "TLS_DHE", "TLS_RSA")
        .contains("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    assertThatThrownBy(() -> settingsFrom(Map.of("PAYUNG_TLS_CERT", certificate))).isInstanceOf(CommandRefused.class)
        .hasMessageContaining("PAYUNG_TLS_KEY");
    assertThatThrownBy(() -> settingsFrom(Map.of("PAYUNG_TLS_CERT", "/tidak/ada", "PAYUNG_TLS_KEY", key)))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void only_the_named_proxy_is_believed() {
    String believed = (String) settingsFrom(Map.of("PAYUNG_PROXY", "10.0.0.5")).properties()
        .get("server.tomcat.remoteip.internal-proxies");

    assertThat("10.0.0.5").matches(Pattern.compile(believed));
    assertThat("10.0.0.50").doesNotMatch(Pattern.compile(believed));
    assertThat("10a0b0c5").doesNotMatch(Pattern.compile(believed));
  }

  private static WebTlsSettings settingsFrom(Map<String, String> environment) {
    return WebTlsSettings.fromArguments(new CommandArguments(Map.of(), List.of(), environment));
  }
}
