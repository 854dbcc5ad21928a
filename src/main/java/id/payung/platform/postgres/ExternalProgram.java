package id.payung.platform.postgres;

import id.payung.platform.command.CommandRefused;

import id.payung.platform.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that is run to its end. Its output goes through a file: a pipe would stay open as long as a server that it
 * started.
 */
record ExternalProgram(List<String> command) {
  record ProgramResult(int exit, String output) {}

  ProgramResult run() {
    try {
      Path output = TemporaryFolder.createFile("program-", ".out");
      try {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        int exit = builder.redirectOutput(output.toFile()).start().waitFor();
        return new ProgramResult(exit, Files.readString(output));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandRefused("Interrupted while waiting for " + command.getLast(), e);
    }
  }

  String runOrFail() {
    ProgramResult outcome = run();
    if (outcome.exit() != 0) {
      throw new CommandRefused(String.join(" ", command) + " → " + outcome.exit() + "\n" + outcome.output());
    }
    return outcome.output();
  }
}
