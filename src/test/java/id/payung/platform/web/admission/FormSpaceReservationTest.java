package id.payung.platform.web.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.DiskFull;
import id.payung.platform.errors.InfrastructureFailures;
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
  void a_form_that_is_counted_as_it_comes_keeps_nobody_out_with_what_it_does_not_send() throws Exception {
    List<SlowBodyValve.ByteListener> listeners = new ArrayList<>();

    for (int slow = 0; slow < 4; slow++) {
      assertThat(files.tryEnter(counted(form(-1), listeners))).as("in chunks, nothing sent").isNotNull();
    }
    assertThat(files.tryEnter(counted(form(30 * MB), listeners))).isNotNull();
    assertThat(files.tryEnter(counted(form(60 * MB), listeners))).as("fits nowhere").isNull();
  }

  @Test
  void a_form_in_chunks_is_stopped_as_a_full_disk_where_the_room_ends() throws Exception {
    long[] free = {100 * MB};
    List<SlowBodyValve.ByteListener> listeners = new ArrayList<>();
    FormSpaceReservation shrinking = new FormSpaceReservation(() -> free[0]);
    Runnable leave = Objects.requireNonNull(shrinking.tryEnter(counted(form(-1), listeners)));

    for (int sent = 0; sent < 84; sent++) {
      listeners.getFirst().received((int) MB);
      free[0] -= MB;
    }
    free[0] -= MB;
    assertThatThrownBy(() -> {
      for (int sent = 0; sent < 5; sent++) {
        listeners.getFirst().received((int) MB);
      }
    }).satisfies(failure -> assertThat(InfrastructureFailures.refusalOf(failure)).get().isInstanceOf(DiskFull.class));

    leave.run();
    assertThat(shrinking.tryEnter(counted(form(15 * MB), listeners))).as("what it held is free again").isNotNull();
  }

  @Test
  void what_an_announced_form_has_sent_is_no_longer_held() throws Exception {
    List<SlowBodyValve.ByteListener> listeners = new ArrayList<>();
    Runnable leave = Objects.requireNonNull(files.tryEnter(counted(form(16 * MB), listeners)));
    listeners.getFirst().received((int) (10 * MB));

    assertThat(files.tryEnter(counted(form(94 * MB), listeners))).isNotNull();
    leave.run();
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

  /** As the valve ahead of all filters hands it on. */
  private static MockHttpServletRequest counted(MockHttpServletRequest request,
      List<SlowBodyValve.ByteListener> listeners) {
    request.setAttribute(SlowBodyValve.COUNTED_BODY, (SlowBodyValve.CountedBody) listeners::add);
    return request;
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
