package id.payung.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A Java process of its own for work on somebody's file whose need of memory cannot be known before: it may run out of
 * memory or time, the application stays. The system lets the application go first.
 *
 * @param program has the {@code main}
 * @param maxSeconds of the processor, and three times as many on the clock
 */
public record BoundedProcess(Class<?> program, int heapMegabytes, int maxSeconds) {
  private static final int LOOK_MILLIS = 200;
  private static final int BUSY_FACTOR = 3;
  private static final Path NICE = Path.of("/usr/bin/nice");

  public static BoundedProcess of(Class<?> program, int heapMegabytes, int maxSeconds) {
    return new BoundedProcess(program, heapMegabytes, maxSeconds);
  }

  /** Whether it came to its end in time and well. */
  public boolean run(String... arguments) throws IOException, InterruptedException {
    return readOutput(0, arguments).isPresent();
  }

  /**
   * @param maxBytes of its output; the rest is cut off
   * @return what it wrote; empty when it did not come to its end in time and well
   */
  public Optional<byte[]> readOutput(int maxBytes, String... arguments) throws IOException, InterruptedException {
    Process process = builder(arguments).start();
    Thread.ofVirtual().start(() -> endWhenOverdue(process));
    try (InputStream out = process.getInputStream()) {
      process.getOutputStream().close();
      byte[] output = out.readNBytes(maxBytes);
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  /** By the processor's time: on a busy machine a good file takes three times as long. */
  private void endWhenOverdue(Process process) {
    long startNanos = System.nanoTime();
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        Duration computed = process.info().totalCpuDuration().orElse(Duration.ZERO);
        long seconds = (System.nanoTime() - startNanos) / 1_000_000_000L;
        if (computed.toSeconds() >= maxSeconds || seconds >= (long) maxSeconds * BUSY_FACTOR) {
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "15") : List.of());
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp",
        System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG"));
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return builder;
  }
}
