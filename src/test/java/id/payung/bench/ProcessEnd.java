package id.payung.bench;

import java.util.concurrent.TimeUnit;

/** Asks a process to end, and ends it when it has not after a minute. */
final class ProcessEnd {
  private ProcessEnd() {}

  static void await(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
