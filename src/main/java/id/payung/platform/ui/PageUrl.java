package id.payung.platform.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An address with its questions, each value encoded:
 * {@code PageUrl.of(ui.url("/meetings")).with("q", q).with("from", next)}. What is null or blank is left out.
 */
public record PageUrl(String text) {

  public static PageUrl of(String path) {
    return new PageUrl(path);
  }

  public PageUrl withParameter(String name, @Nullable Object value) {
    String valueText = value == null ? "" : value.toString();
    if (valueText.isBlank()) {
      return this;
    }
    return new PageUrl(
        text + (text.indexOf('?') < 0 ? '?' : '&') + name + '=' + URLEncoder.encode(valueText, StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return text;
  }
}
