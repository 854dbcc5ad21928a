package id.payung.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

import id.payung.platform.testing.PayungTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PayungTest
class PageCompressionTests {
  @Autowired MockMvc mvc;

  @Test
  void a_page_leaves_compressed_where_the_browser_takes_it_so() throws Exception {
    byte[] sent = mvc.perform(get("/masuk").header("Accept-Encoding", "br, gzip"))
        .andExpect(header().string("Content-Encoding", "gzip"))
        .andExpect(header().string("Vary", "accept-encoding"))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();

    String page =
        new String(new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes(), StandardCharsets.UTF_8);
    assertThat(page.strip()).startsWith("<!doctype html>").contains("name=\"password\"").endsWith("</html>");
    assertThat(sent.length).isLessThan(page.length() / 2);
  }

  @Test
  void a_page_leaves_as_it_is_where_nothing_is_said() throws Exception {
    mvc.perform(get("/masuk")).andExpect(header().doesNotExist("Content-Encoding"));
  }

  @ParameterizedTest
  @CsvSource({"'gzip', true", "'deflate, GZIP , br', true", "'br', false", "'', false", "'gzip;q=0', false",
    "'x-gzip', false"})
  void only_what_is_said_plainly_counts(String said, boolean compressed) {
    assertThat(HtmlPageView.acceptsGzip(said)).isEqualTo(compressed);
  }
}
