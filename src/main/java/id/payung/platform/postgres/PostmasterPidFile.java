package id.payung.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** {@code postmaster.pid}, which a server leaves behind when it, or the machine, is killed. */
record PostmasterPidFile(Path cluster) {
  private Path file() {
    return cluster.resolve("postmaster.pid");
  }

  /** The process that the file names; empty when there is no file or it cannot be read. */
  OptionalLong pid() {
    try {
      return OptionalLong.of(Long.parseLong(Files.readAllLines(file()).getFirst().strip()));
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Whether the named process is alive and is a server on this very folder. After a restart of the machine or the
   * container the number may be another program's, and a dead server that nobody has reaped still has its number: both
   * have another command line.
   */
  boolean isServerRunning() {
    OptionalLong pid = pid();
    if (pid.isEmpty()) {
      return false;
    }
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(pid.getAsLong()), "cmdline"));
      String command = new String(line, StandardCharsets.UTF_8).replace('\0', ' ');
      return command.contains("postgres") && command.contains(cluster.toString());
    } catch (IOException e) {
      return false;
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(file());
  }
}
