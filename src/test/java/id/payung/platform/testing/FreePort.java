package id.payung.platform.testing;

import id.payung.platform.postgres.TcpPorts;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports for programs that are started later, or again. */
public final class FreePort {
  /**
   * Below those that the system lends to connections that go out, which may take one between the choice and the start.
   */
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;

  private FreePort() {}

  public static int choose() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST))
        .filter(port -> TcpPorts.isFree("127.0.0.1", port))
        .findFirst()
        .orElseThrow();
  }
}
