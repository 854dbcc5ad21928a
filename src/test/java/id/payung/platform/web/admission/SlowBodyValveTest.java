package id.payung.platform.web.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.Test;

/** Whoever trickles is cut off by the whole of it, not by its single bytes. */
class SlowBodyValveTest {
  private final ApplicationBufferHandler handler = new ApplicationBufferHandler() {
    @Override
    public void setByteBuffer(ByteBuffer buffer) {}

    @Override
    public ByteBuffer getByteBuffer() {
      return ByteBuffer.allocate(0);
    }

    @Override
    public void expand(int size) {}
  };

  @Test
  void a_byte_now_and_then_is_too_slow_once_the_grace_is_over() throws IOException {
    InputBuffer watched = new SlowBodyValve.WatchedInputBuffer(pieces(1), Duration.ZERO, SlowBodyValve.LONGEST);
    assertThat(watched.doRead(handler)).isEqualTo(1);

    assertThatThrownBy(() -> readFor(watched, Duration.ofSeconds(30))).isInstanceOf(IOException.class)
        .hasMessageContaining("slowly");
  }

  @Test
  void a_slow_line_within_the_grace_and_a_quick_one_after_it_go_on() throws IOException {
    readFor(new SlowBodyValve.WatchedInputBuffer(pieces(1), SlowBodyValve.GRACE, SlowBodyValve.LONGEST),
        Duration.ofMillis(300));
    readFor(new SlowBodyValve.WatchedInputBuffer(pieces(8_192), Duration.ofMillis(30), SlowBodyValve.LONGEST),
        Duration.ofMillis(300));
  }

  @Test
  void who_follows_a_body_hears_of_each_byte_and_may_stop_it() throws IOException {
    var watched = new SlowBodyValve.WatchedInputBuffer(pieces(8_192), SlowBodyValve.GRACE, SlowBodyValve.LONGEST);
    long[] heard = {0};
    watched.onBytes(bytes -> {
      heard[0] += bytes;
      if (heard[0] > 16_384) {
        throw new IOException("enough");
      }
    });
    watched.doRead(handler);
    watched.doRead(handler);

    assertThat(heard[0]).isEqualTo(16_384);
    assertThatThrownBy(() -> watched.doRead(handler)).hasMessage("enough");
  }

  @Test
  void many_bytes_at_first_buy_no_hours() throws IOException {
    int[] size = {20 << 20};
    InputBuffer watched =
        new SlowBodyValve.WatchedInputBuffer(pieces(size), Duration.ofMillis(200), SlowBodyValve.LONGEST);
    assertThat(watched.doRead(handler)).isEqualTo(20 << 20);
    size[0] = 1;

    assertThatThrownBy(() -> readFor(watched, Duration.ofSeconds(30))).isInstanceOf(IOException.class)
        .hasMessageContaining("slowly");
  }

  @Test
  void however_quickly_it_comes_no_body_holds_its_place_for_ever() throws IOException {
    InputBuffer watched =
        new SlowBodyValve.WatchedInputBuffer(pieces(8_192), SlowBodyValve.GRACE, Duration.ofMillis(100));
    assertThat(watched.doRead(handler)).isEqualTo(8_192);

    assertThatThrownBy(() -> readFor(watched, Duration.ofSeconds(30))).isInstanceOf(IOException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void what_is_longer_than_a_request_may_be_has_a_quarter_of_an_hour() {
    SlowBodyValve valve = new SlowBodyValve(1_000);

    assertThat(valve.longestFor(1_001)).isEqualTo(Duration.ofMinutes(15));
    assertThat(valve.longestFor(1_000)).isEqualTo(Duration.ofHours(3));
    assertThat(valve.longestFor(-1)).isEqualTo(Duration.ofHours(3));
  }

  private void readFor(InputBuffer watched, Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      watched.doRead(handler);
    }
  }

  /** Each is waited for. */
  private static InputBuffer pieces(int... size) {
    return new InputBuffer() {
      @Override
      public int doRead(ApplicationBufferHandler ignored) {
        LockSupport.parkNanos(20_000_000);
        return size[0];
      }

      @Override
      public int available() {
        return size[0];
      }
    };
  }
}
