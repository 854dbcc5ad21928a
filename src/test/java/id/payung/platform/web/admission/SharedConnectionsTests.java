package id.payung.platform.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.testing.Patience;
import id.payung.platform.testing.PayungTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody opens connections by the thousand and never ends their headers. */
@PayungTest
class SharedConnectionsTests {
  private static final String STRANGER = "127.0.0.77";

  @LocalServerPort int port;

  @Test
  void nobody_has_all_connections_and_others_are_answered() throws Exception {
    List<Socket> halves = new ArrayList<>();
    try {
      for (int i = 0; i < SharedConnectionsEndpoint.MAX_BY_NETWORK + 100; i++) {
        halves.add(beginHeaders(STRANGER));
      }

      Patience.await().untilAsserted(() -> assertThat(isClosed(beginHeaders(STRANGER))).isTrue());
      assertThat(statusOf("127.0.0.1")).isEqualTo("HTTP/1.1 200");
    } finally {
      for (Socket half : halves) {
        half.close();
      }
    }
    Patience.await().untilAsserted(() -> assertThat(statusOf(STRANGER)).isEqualTo("HTTP/1.1 200"));
  }

  private Socket connect(String from) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", port), (int) Patience.LONGEST_SECONDS * 1_000);
    socket.setSoTimeout((int) Patience.LONGEST_SECONDS * 1_000);
    return socket;
  }

  private Socket beginHeaders(String from) throws IOException {
    Socket half = connect(from);
    try {
      half.getOutputStream()
          .write("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ".getBytes(StandardCharsets.US_ASCII));
    } catch (SocketException closed) {
      // seen by who reads
    }
    return half;
  }

  /** An open one says nothing, however long one waits. */
  private static boolean isClosed(Socket half) throws IOException {
    try (half) {
      half.setSoTimeout(500);
      return half.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  private String statusOf(String from) throws IOException {
    try (Socket whole = connect(from)) {
      whole.getOutputStream()
          .write("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      return new String(whole.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    } catch (SocketException closed) {
      return "closed: " + closed.getMessage();
    }
  }
}
