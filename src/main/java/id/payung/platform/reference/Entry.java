package id.payung.platform.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a code list.
 *
 * @param from first day on which it holds
 * @param to last day, or null while it holds
 * @param confirmed false: a default that a regency may edit; the screen says so with the source
 * @param source how sure it is (A, B, U) and where it was read
 * @param more what this list keeps besides, by key
 */
public record Entry(String code, Text name, LocalDate from, @Nullable LocalDate to, boolean confirmed, String source,
    Map<String, Object> more) {

  public Entry {
    more = Map.copyOf(more);
  }

  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  public String nameIn(Locale locale) {
    return name.in(locale);
  }

  /** A word of this list's own, or the empty string. */
  public String text(String key) {
    return more.get(key) instanceof Object value ? value.toString() : "";
  }

  public boolean flag(String key) {
    return Boolean.TRUE.equals(more.get(key));
  }

  /**
   * @throws IllegalStateException when the file has no such number
   */
  public int number(String key) {
    if (more.get(key) instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalStateException(code + " has no number " + key);
  }

  public List<String> codes(String key) {
    return more.get(key) instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
  }

  /** Words in both languages under a key of this list's own. */
  public Text words(String key) {
    return more.get(key) instanceof Map<?, ?> map
        ? new Text(String.valueOf(map.get("id")), String.valueOf(map.get("en")))
        : Text.NONE;
  }
}
