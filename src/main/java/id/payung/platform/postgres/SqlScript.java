package id.payung.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** An SQL script from {@code /postgres/}, written so that psql runs it as well. */
record SqlScript(String text) {
  static SqlScript load(String name) {
    try (InputStream script = SqlScript.class.getResourceAsStream("/postgres/" + name)) {
      return new SqlScript(new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills in psql's {@code :'name'}, outside of dollar quotes only as in psql. */
  String withVariables(Map<String, String> values) {
    String filled = text;
    for (var value : values.entrySet()) {
      filled = filled.replace(":'" + value.getKey() + "'", quoteLiteral(value.getValue()));
    }
    return filled;
  }

  /** A string literal; a backslash needs no care since standard_conforming_strings is on. */
  static String quoteLiteral(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String quoteIdentifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
