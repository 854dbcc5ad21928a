package id.payung.platform.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Forms with files are refused in words before they are read, when the disk has no room for all that are on their way.
 */
class FormSpaceReservationTest {
  private static final long MB = 1L << 20;
  private final FormSpaceReservation files = new FormSpaceReservation(() -> 100 * MB);

  @Test
  void all_that_are_on_their_way_count_together_until_they_are_dealt_with() {
    Runnable first = Objects.requireNonNull(files.tryEnter(form(60 * MB)));

    assertThat(files.tryEnter(form(60 * MB))).isNull();
    assertThat(files.tryEnter(form(40 * MB))).isNotNull();
    first.run();
    assertThat(files.tryEnter(form(60 * MB))).isNotNull();
  }

  @Test
  void one_that_does_not_say_how_long_it_is_counts_as_the_longest() {
    MockHttpServletRequest upload = form(-1);
    upload.setContentType("application/octet-stream");

    assertThat(files.tryEnter(form(-1))).isNull();
    assertThat(files.tryEnter(upload)).isNotNull();
    assertThat(new FormSpaceReservation(() -> -MB).tryEnter(form(1))).isNull();
  }

  @Test
  void at_the_door_it_is_told_that_the_disk_is_full_and_nothing_is_read() throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    List<String> read = new ArrayList<>();

    filter().doFilter(form(200 * MB), response, (_, _) -> read.add("read"));

    assertThat(read).isEmpty();
    assertThat(response.getStatus()).isEqualTo(507);
    assertThat(response.getContentAsString()).contains("Tempat penyimpanan server penuh");
    MockHttpServletResponse small = new MockHttpServletResponse();
    filter().doFilter(form(MB), small, (_, _) -> read.add("read"));
    assertThat(read).hasSize(1);
  }

  @Test
  void a_disk_that_fills_while_a_form_is_read_is_no_form_that_cannot_be_read() throws Exception {
    MockHttpServletResponse full = new MockHttpServletResponse();
    filter().doFilter(form(MB), full, (_, _) -> {
      throw new InvalidParameterException(new IOException("No space left on device"), 400);
    });
    MockHttpServletResponse torn = new MockHttpServletResponse();
    filter().doFilter(form(MB), torn, (_, _) -> {
      throw new InvalidParameterException(new IOException("unexpected end"), 400);
    });

    assertThat(full.getStatus()).isEqualTo(507);
    assertThat(torn.getStatus()).isEqualTo(400);
  }

  private LoadSheddingServletFilter filter() {
    return new LoadSheddingServletFilter(4, 4, 4, 4, 4, 100, 100, files);
  }

  private static MockHttpServletRequest form(long bytes) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/73.24/evidence/files") {
      @Override
      public long getContentLengthLong() {
        return bytes;
      }
    };
    request.setContentType("multipart/form-data; boundary=x");
    if (bytes < 0) {
      request.addHeader("Transfer-Encoding", "chunked");
    }
    return request;
  }
}
