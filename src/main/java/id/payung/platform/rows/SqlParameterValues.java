package id.payung.platform.rows;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of hand-written statements, in the form that the driver takes. */
final class SqlParameterValues {
  private SqlParameterValues() {}

  /** A collection becomes the literal of an array: write {@code CAST(:ids AS uuid[])}. */
  static @Nullable Object parameter(@Nullable Object value) {
    return switch (value) {
      case Collection<?> many -> array(many, one -> java.util.Objects.requireNonNull(parameter(one)));
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case Enum<?> constant -> EnumCodes.of(constant.getDeclaringClass(), false).code(constant);
      case null -> null;
      default -> value;
    };
  }

  static String array(Collection<?> values, Function<Object, Object> encoder) {
    StringBuilder literal = new StringBuilder("{");
    for (Object value : values) {
      if (literal.length() > 1) {
        literal.append(',');
      }
      Object encoded = encoder.apply(value);
      if (encoded instanceof String text) {
        quote(text, literal);
      } else {
        literal.append(encoded);
      }
    }
    return literal.append('}').toString();
  }

  private static void quote(String text, StringBuilder literal) {
    literal.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
