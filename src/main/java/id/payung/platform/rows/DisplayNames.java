package id.payung.platform.rows;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the value of a field is written for a person who must choose between two: names instead of ids and codes. */
@FunctionalInterface
public interface DisplayNames {
  /** Values as they are; of several ids, how many. */
  DisplayNames PLAIN = (_, value) -> switch (value) {
    case Collection<?> ids when ids.stream().anyMatch(UUID.class::isInstance) -> String.valueOf(ids.size());
    case Collection<?> many -> String.join(", ", many.stream().map(DisplayNames::plain).toList());
    default -> plain(value);
  };

  /**
   * @param field the name of the component
   * @param value never null: what is missing is written by nobody
   */
  String of(String field, Object value);

  /** Likewise for a value that may be missing. */
  default String ofNullable(String field, @Nullable Object value) {
    return value == null ? "" : of(field, value);
  }

  private static String plain(Object value) {
    return value instanceof Enum<?> constant
        ? String.valueOf(EnumCodes.of(constant.getDeclaringClass(), false).code(constant))
        : value.toString();
  }
}
