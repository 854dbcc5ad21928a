package id.payung.platform.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An address with its questions, each value encoded:
 * {@code Address.of(ui.url("/meetings")).with("q", q).with("from", next)}. What is null or blank is left out.
 */
public record Address(String text) {

  public static Address of(String path) {
    return new Address(path);
  }

  public Address with(String name, @Nullable Object value) {
    String said = value == null ? "" : value.toString();
    if (said.isBlank()) {
      return this;
    }
    return new Address(
        text + (text.indexOf('?') < 0 ? '?' : '&') + name + '=' + URLEncoder.encode(said, StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return text;
  }
}
