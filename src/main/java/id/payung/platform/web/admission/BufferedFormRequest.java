package id.payung.platform.web.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form whose body is here already. The server would read it by itself, but waits for each byte as long as for the
 * first: only who reads can say when it has been long enough.
 */
final class BufferedFormRequest extends InMemoryBodyRequest {
  /** As many as the server itself takes. */
  private static final int MAX_FIELDS = 1_000;

  private @Nullable Map<String, String[]> parameters;

  BufferedFormRequest(HttpServletRequest request, byte[] body) {
    super(request, body);
  }

  /** @throws IllegalStateException when it has too many fields or is not well formed, each time it is asked */
  private Map<String, String[]> parameters() {
    Map<String, String[]> known = parameters;
    if (known == null) {
      known = new LinkedHashMap<>(super.getParameterMap());
      String encoding = getCharacterEncoding();
      Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
      String form = new String(body(), StandardCharsets.ISO_8859_1);
      int fields = 0;
      for (String field : form.split("&")) {
        if (++fields > MAX_FIELDS) {
          throw new IllegalStateException("more than " + MAX_FIELDS + " fields");
        }
        if (!field.isEmpty()) {
          add(known, field, charset);
        }
      }
      parameters = known;
    }
    return known;
  }

  private static void add(Map<String, String[]> parameters, String field, Charset charset) {
    int equals = field.indexOf('=');
    String name = decode(equals < 0 ? field : field.substring(0, equals), charset);
    String value = equals < 0 ? "" : decode(field.substring(equals + 1), charset);
    parameters.merge(name, new String[]{value}, (before, more) -> {
      String[] all = Arrays.copyOf(before, before.length + 1);
      all[before.length] = more[0];
      return all;
    });
  }

  private static String decode(String text, Charset charset) {
    try {
      String bytes = new String(text.getBytes(StandardCharsets.ISO_8859_1), charset);
      return URLDecoder.decode(bytes, charset);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("a form that is not well formed", e);
    }
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(parameters());
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters().keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return parameters().get(name);
  }
}
