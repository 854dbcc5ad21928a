package id.payung.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageUrlTest {

  @Test
  void each_value_is_encoded_and_what_is_empty_is_left_out() {
    assertThat(PageUrl.of("/73.24/meetings")
        .withParameter("q", "a&b=c d")
        .withParameter("kind", "")
        .withParameter("from", null)
        .withParameter("year", 2026)).hasToString("/73.24/meetings?q=a%26b%3Dc+d&year=2026");
  }
}
