package id.payung.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNameTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile "
            + "Safari/537.36|Chrome|Android",
        "Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 "
            + "Chrome/125.0.0.0 Mobile Safari/537.36|Samsung Internet|Android",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
            + "Safari/537.36 Edg/140.0.0.0|Edge|Windows",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0|Firefox|Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
            + "Mobile/15E148 Safari/604.1|Safari|iPhone",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            + "CriOS/140.0.0.0 Mobile/15E148 Safari/604.1|Chrome|iPhone",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
            + "Safari/605.1.15|Safari|Mac",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 "
            + "OPR/120.0.0.0|Opera|Linux"})
  void the_family_and_the_system_are_told_in_a_word_each(String agent, String browser, String system) {
    assertThat(BrowserName.parse(agent)).isEqualTo(new BrowserName(browser, system));
  }

  @Test
  void what_is_not_known_is_not_guessed() {
    assertThat(BrowserName.parse("")).isEqualTo(new BrowserName(null, null));
    assertThat(BrowserName.parse("curl/8.5.0")).isEqualTo(new BrowserName(null, null));
    assertThat(BrowserName.parse("<script>alert(1)</script>")).isEqualTo(new BrowserName(null, null));
  }
}
