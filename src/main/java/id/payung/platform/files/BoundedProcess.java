package id.payung.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A Java process of its own for work on somebody's file whose need of memory cannot be known before: it may run out of
 * memory or time, the application stays.
 *
 * @param program has the {@code main}
 */
public record BoundedProcess(Class<?> program, int heapMegabytes, int maxSeconds) {
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
    CompletableFuture.delayedExecutor(maxSeconds, TimeUnit.SECONDS).execute(process::destroyForcibly);
    try (InputStream out = process.getInputStream()) {
      process.getOutputStream().close();
      byte[] output = out.readNBytes(maxBytes);
      return process.waitFor(maxSeconds, TimeUnit.SECONDS) && process.exitValue() == 0 ? Optional.of(output)
          : Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp",
        System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG"));
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return builder;
  }
}
