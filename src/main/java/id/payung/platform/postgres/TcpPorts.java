package id.payung.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** TCP ports of this machine. */
public final class TcpPorts {
  private TcpPorts() {}

  /** The port that the file names if nobody listens there, or else a free one. */
  static int reuseOrFindFree(Path file) throws IOException {
    if (Files.exists(file)) {
      int previousPort = readFile(file);
      if (previousPort > 0 && isFree("127.0.0.1", previousPort)) {
        return previousPort;
      }
    }
    return findFree();
  }

  /** The port in the file; 0 when it says none. */
  static int readFile(Path file) throws IOException {
    try {
      return Integer.parseInt(Files.readString(file).strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  static int findFree() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Whether somebody could listen there now. */
  public static boolean isFree(String address, int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
