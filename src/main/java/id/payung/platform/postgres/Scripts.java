package id.payung.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** An SQL script from {@code /postgres/}, written so that psql runs it as well. */
record Scripts(String text) {
  static Scripts read(String name) {
    try (InputStream script = Scripts.class.getResourceAsStream("/postgres/" + name)) {
      return new Scripts(new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills in psql's {@code :'name'}, outside of dollar quotes only as in psql. */
  String with(Map<String, String> values) {
    String filled = text;
    for (var value : values.entrySet()) {
      filled = filled.replace(":'" + value.getKey() + "'", literal(value.getValue()));
    }
    return filled;
  }

  /** A string literal; a backslash needs no care since standard_conforming_strings is on. */
  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
