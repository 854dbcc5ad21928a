package id.payung.platform.web.confirmation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/actions.md} says of every action. */
public final class ActionTable {
  private static final Pattern ROW = Pattern.compile("\\| `(/[^`]*)` \\| (undo|asks|again) \\| (.*\\S) \\|");

  private ActionTable() {}

  /** How each is taken back, by its address. */
  public static Map<String, String> read() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("docs/actions.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && rows.put(row.group(1), row.group(2)) != null) {
        throw new IllegalStateException(row.group(1) + " stands twice");
      }
    }
    return rows;
  }

  /** The address of a handler as the table spells it, without the patterns of its parts. */
  public static String spell(String pattern) {
    return pattern.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}", "{$1}");
  }
}
