package id.payung.platform.list;

import id.payung.platform.errors.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page of a list begins: the sort values of the last row seen, opaque to those who carry it. */
public final class PageKey {
  private static final String SEPARATOR = "\u001f";

  /** Of a key; the longest of ours holds a title of 300 letters. */
  private static final int MAX_LENGTH = 2_000;

  private PageKey() {}

  public static String encode(Object... values) {
    String joined = String.join(SEPARATOR, Arrays.stream(values).map(String::valueOf).toList());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @return the values, or null for the first page
   * @throws Refused when somebody has changed the key
   */
  public static @Nullable List<String> decode(@Nullable String key, int values) {
    if (key == null || key.isBlank()) {
      return null;
    }
    try {
      String joined = new String(Base64.getUrlDecoder().decode(key), StandardCharsets.UTF_8);
      List<String> parts = List.of(joined.split(SEPARATOR, -1));
      if (parts.size() != values || key.length() > MAX_LENGTH || joined.indexOf('\0') >= 0) {
        throw new Refused("errors.page-key");
      }
      return parts;
    } catch (IllegalArgumentException e) {
      throw new Refused("errors.page-key");
    }
  }
}
