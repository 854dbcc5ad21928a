package id.payung.platform.web.admission;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.coyote.AbstractProcessor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Where connections come in: those beyond the share of their network are closed, and headers that never end too. */
final class SharedConnectionsEndpoint extends NioEndpoint {
  /** So few may all be of one office. */
  static final int UNSHARED = 600;

  /** A quarter of all. */
  static final int MAX_BY_NETWORK = 1_000;

  private static final Duration MAX_HEADER_TIME = Duration.ofSeconds(30);
  private static final Duration RECOUNTED_EVERY = Duration.ofMillis(500);

  /** Read and written by the one thread that accepts. */
  private final Map<String, Integer> byNetwork = new HashMap<>();
  private long countedAtNanos;
  private volatile @Nullable Pattern proxy;

  void setProxy(@Nullable Pattern addresses) {
    proxy = addresses;
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    if (isBeyondShare(socket)) {
      destroySocket(socket);
      return false;
    }
    return super.setSocketOptions(socket);
  }

  private boolean isBeyondShare(SocketChannel socket) {
    if (getConnectionCount() <= UNSHARED) {
      return false;
    }
    long now = System.nanoTime();
    if (now - countedAtNanos > RECOUNTED_EVERY.toNanos()) {
      countedAtNanos = now;
      recount(now);
    }
    String address = addressOf(socket);
    Pattern known = proxy;
    return address != null && (known == null || !known.matcher(address).matches())
        && byNetwork.merge(ClientNetwork.of(address), 1, Integer::sum) > MAX_BY_NETWORK;
  }

  private void recount(long now) {
    byNetwork.clear();
    connections.forEach((socket, connection) -> {
      if (isLateWithHeaders(connection, now)) {
        connection.close();
        return;
      }
      String address = addressOf(socket);
      if (address != null) {
        byNetwork.merge(ClientNetwork.of(address), 1, Integer::sum);
      }
    });
  }

  /** A processor waits with its connection only between two parts of the headers. */
  private static boolean isLateWithHeaders(SocketWrapperBase<NioChannel> connection, long now) {
    return connection.getCurrentProcessor() instanceof AbstractProcessor waiting
        && waiting.getRequest().getStartTimeNanos() >= 0
        && now - waiting.getRequest().getStartTimeNanos() > MAX_HEADER_TIME.toNanos();
  }

  private static @Nullable String addressOf(SocketChannel socket) {
    try {
      return socket.getRemoteAddress() instanceof InetSocketAddress internet ? internet.getAddress().getHostAddress()
          : null;
    } catch (IOException closed) {
      return null;
    }
  }
}
