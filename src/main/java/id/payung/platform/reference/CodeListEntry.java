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
 * @param extras what this list keeps besides, by key
 */
public record CodeListEntry(String code, BilingualText name, LocalDate from, @Nullable LocalDate to, boolean confirmed,
    String source, Map<String, Object> extras) {

  public CodeListEntry {
    extras = Map.copyOf(extras);
  }

  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  public String nameIn(Locale locale) {
    return name.in(locale);
  }

  /** A word of this list's own, or the empty string. */
  public String text(String key) {
    return extras.get(key) instanceof Object value ? value.toString() : "";
  }

  public boolean flag(String key) {
    return Boolean.TRUE.equals(extras.get(key));
  }

  /**
   * @throws IllegalStateException when the file has no such number
   */
  public int number(String key) {
    if (extras.get(key) instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalStateException(code + " has no number " + key);
  }

  public List<String> codes(String key) {
    return extras.get(key) instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
  }

  /** Words in both languages under a key of this list's own. */
  public BilingualText bilingualText(String key) {
    return extras.get(key) instanceof Map<?, ?> map
        ? new BilingualText(String.valueOf(map.get("id")), String.valueOf(map.get("en")))
        : BilingualText.NONE;
  }
}
