package id.payung.platform.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A form with files that are too large together: its words come back, wherever in the form they stand. */
class OversizedFormServletFilterTest {
  private final List<OversizedFormRequest> shown = new ArrayList<>();
  private final OversizedFormServletFilter filter = new OversizedFormServletFilter(100_000);
  private final OversizedFormServletFilter.Answer answer =
      new OversizedFormServletFilter.Answer((request, response) -> {
        shown.add(request);
        response.setStatus(413);
      });

  @Test
  void what_was_typed_before_and_behind_the_files_is_kept_and_the_files_are_not() throws Exception {
    MockHttpServletRequest request = form(200_000, false);

    MockHttpServletResponse response = send(request);

    assertThat(response.getStatus()).isEqualTo(413);
    OversizedFormRequest kept = shown.getFirst();
    assertThat(kept.getParameter("title")).isEqualTo("Kelas pengasuhan di Baruga");
    assertThat(kept.getParameter("notes")).isEqualTo("sesudah berkas – é");
    assertThat(kept.getParameterValues("village")).containsExactly("a", "b");
    assertThat(kept.fileFields()).containsExactly("photo");
    assertThat(kept.getParameterMap()).doesNotContainKey("photo");
  }

  @Test
  void one_that_is_within_the_bounds_goes_on_untouched() throws Exception {
    MockFilterChain chain = new MockFilterChain();
    MockHttpServletRequest request = form(50_000, false);

    filter.doFilter(request, new MockHttpServletResponse(), chain);
    MockFilterChain behind = new MockFilterChain();
    answer.doFilter(request, new MockHttpServletResponse(), behind);

    assertThat(chain.getRequest()).isSameAs(request);
    assertThat(behind.getRequest()).isSameAs(request);
    assertThat(shown).isEmpty();
  }

  @Test
  void what_is_many_times_too_long_is_not_read_at_all_and_one_that_breaks_off_is_no_fault_of_ours() throws Exception {
    MockHttpServletRequest film = form(900_000, false);
    int length = film.getContentLength();
    assertThat(send(film).getStatus()).isEqualTo(413);
    assertThat(film.getInputStream().readAllBytes()).hasSize(length);
    assertThat(send(form(200_000, true)).getStatus()).isEqualTo(408);
    assertThat(shown).isEmpty();
  }

  private MockHttpServletResponse send(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    MockFilterChain between = new MockFilterChain();
    filter.doFilter(request, response, between);
    if (between.getRequest() != null) {
      assertThat(between.getRequest().getParameter("_csrf")).as("what checks the token can read it").isEqualTo("t");
      answer.doFilter(between.getRequest(), response, new MockFilterChain());
    }
    return response;
  }

  private static MockHttpServletRequest form(int fileBytes, boolean torn) {
    String head = field("_csrf", "t") + field("title", "Kelas pengasuhan di Baruga") + field("village", "a")
        + field("village", "b") + "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n";
    String body =
        head + "j".repeat(fileBytes) + (torn ? "" : "\r\n" + field("notes", "sesudah berkas – é") + "--x--\r\n");
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/73.24/reports");
    request.setContentType("multipart/form-data; boundary=x");
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }

  private static String field(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }
}
