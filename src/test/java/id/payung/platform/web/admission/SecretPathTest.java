package id.payung.platform.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SecretPathTest {

  @Test
  void an_address_that_is_a_secret_is_not_told_to_a_log() {
    assertThat(forLog("/kalender/abc_123.ics")).isEqualTo("/kalender/…");
    assertThat(forLog("/undangan/abc_123")).isEqualTo("/undangan/…");
    assertThat(forLog("/73.24/meetings")).isEqualTo("/73.24/meetings");
  }

  private static String forLog(String path) {
    return SecretPath.forLog(new MockHttpServletRequest("GET", path));
  }
}
