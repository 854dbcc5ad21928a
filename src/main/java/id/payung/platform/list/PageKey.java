package id.payung.platform.list;

import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page of a list begins: the sort values of the last row seen, opaque to those who carry it. */
public final class PageKey {
  private static final String SEPARATOR = "\u001f";

  /** Of a key; the longest of ours holds a title of 300 letters. */
  private static final int MAX_LENGTH = 2_000;
  private static final Pattern NUMERIC = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,12})?");

  private PageKey() {}

  public static String encode(Object... values) {
    String joined = String.join(SEPARATOR, Arrays.stream(values).map(String::valueOf).toList());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param types SQL type of each value: text, date, timestamptz, uuid, int, bigint or numeric
   * @return the values, each of which the database takes as its type, or null for the first page
   * @throws Refused when somebody has changed the key
   */
  public static @Nullable List<String> decode(@Nullable String key, String... types) {
    if (key == null || key.isBlank()) {
      return null;
    }
    try {
      String joined = new String(Base64.getUrlDecoder().decode(key), StandardCharsets.UTF_8);
      List<String> parts = List.of(joined.split(SEPARATOR, -1));
      if (parts.size() != types.length || key.length() > MAX_LENGTH || joined.indexOf('\0') >= 0) {
        throw new Refused("errors.page-key");
      }
      for (int i = 0; i < types.length; i++) {
        if (!fits(parts.get(i), types[i])) {
          throw new Refused("errors.page-key");
        }
      }
      return parts;
    } catch (IllegalArgumentException e) {
      throw new Refused("errors.page-key");
    }
  }

  private static boolean fits(String text, String type) {
    try {
      return switch (type) {
        case "date" -> isOfAnyCalendar(LocalDate.parse(text).getYear());
        case "timestamptz" -> isOfAnyCalendar(Instant.parse(text).atZone(ZoneOffset.UTC).getYear());
        case "uuid" -> Ids.parse(text).isPresent();
        case "int" -> Integer.parseInt(text) + 0L == Long.parseLong(text);
        case "bigint" -> Long.toString(Long.parseLong(text)).equals(text);
        case "numeric" -> NUMERIC.matcher(text).matches();
        case "text" -> true;
        default -> throw new IllegalStateException("no type of a key: " + type);
      };
    } catch (DateTimeException | NumberFormatException e) {
      return false;
    }
  }

  /** What the database can hold is another matter than what Java can; without an end stands as the year 9999. */
  private static boolean isOfAnyCalendar(int year) {
    return year >= 1000 && year <= 9999;
  }
}
