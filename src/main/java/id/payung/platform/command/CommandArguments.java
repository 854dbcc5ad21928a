package id.payung.platform.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed after the command: {@code --name value} pairs and the rest; and the environment's settings behind
 * them.
 */
public record CommandArguments(Map<String, String> options, List<String> operands, Map<String, String> environment) {
  private static final int DEFAULT_PORT = 8080;
  private static final int LAST_PORT = 65535;

  /**
   * Reads a command line.
   *
   * @throws CommandRefused when an option has no value
   */
  public static CommandArguments parse(List<String> typed, Map<String, String> environment) {
    Map<String, String> options = new HashMap<>();
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      String word = typed.get(i);
      if (!word.startsWith("--")) {
        operands.add(word);
      } else if (word.contains("=")) {
        options.put(word.substring(2, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
      } else if (i + 1 < typed.size()) {
        options.put(word.substring(2), typed.get(++i));
      } else {
        throw new CommandRefused("%s: nilainya belum ada / its value is missing".formatted(word));
      }
    }
    return new CommandArguments(Map.copyOf(options), List.copyOf(operands), environment);
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** A setting of the environment; a blank one counts as none. */
  public Optional<String> setting(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  /** The data folder: {@code --data}, else {@code PAYUNG_DATA}, else {@code ./data}. */
  public Path dataFolder() {
    return Path.of(option("data").or(() -> setting("PAYUNG_DATA")).orElse("data")).toAbsolutePath().normalize();
  }

  /** The same with another data folder, unless somebody said which. */
  public CommandArguments withDataFolderOf(String name) {
    if (option("data").isPresent() || setting("PAYUNG_DATA").isPresent()) {
      return this;
    }
    Map<String, String> more = new HashMap<>(options);
    more.put("data", name);
    return new CommandArguments(Map.copyOf(more), operands, environment);
  }

  /** The web port: {@code --port}, else {@code PAYUNG_PORT}, else 8080; 0 takes any that is free. */
  public int port() {
    String typed = option("port").or(() -> setting("PAYUNG_PORT")).orElse("" + DEFAULT_PORT);
    try {
      int port = Integer.parseInt(typed);
      if (port >= 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // answered below, like a number that is no port
    }
    throw new CommandRefused("--port %s: bukan nomor port (0–65535) / not a port number".formatted(typed));
  }

  /** The one operand. */
  public String requireSingleOperand(String what) {
    if (operands.size() != 1) {
      throw new CommandRefused("Sebutkan satu %s. / Name one %s.".formatted(what, what));
    }
    return operands.getFirst();
  }

  /** Refuses options that the command does not know: a misspelt one must not be passed over. */
  public void requireKnownOptions(Set<String> known) {
    for (String name : options.keySet()) {
      if (!known.contains(name)) {
        throw new CommandRefused("--%s: tidak dikenal / unknown. ./payung help".formatted(name));
      }
    }
  }
}
