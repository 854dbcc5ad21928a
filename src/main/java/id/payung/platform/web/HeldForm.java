package id.payung.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A form that somebody filled in and sent when their session had ended. It travels with the sign-in and is shown again
 * afterwards; the server keeps nothing, and nothing stays on a shared PC.
 *
 * @param action where it was going, within this site
 * @param files fields that had files, which a browser does not give back: they are chosen again
 */
public record HeldForm(String action, List<Field> fields, List<String> files) {
  /** Only pages of a regency: what is typed to open an account is never held. */
  private static final Pattern OURS = Pattern.compile("/\\d{2}\\.\\d{2}/[A-Za-z0-9._~/-]{1,300}");

  /** What a form calls the version that it was filled in from. */
  private static final Set<String> VERSIONS = Set.of("version", "basedOn");

  private static final int LONGEST = 1_500_000;

  /** One field; several may have one name. */
  public record Field(String name, String value) {}

  /** The form of this request, if it is one that can be held. */
  static Optional<HeldForm> of(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    boolean parts = type.startsWith("multipart/form-data");
    if (!request.getMethod().equals("POST") || !isOurs(request.getRequestURI())
        || !parts && !type.startsWith("application/x-www-form-urlencoded")) {
      return Optional.empty();
    }
    List<Field> fields = new ArrayList<>();
    request.getParameterMap()
        .forEach((name, values) -> Arrays.stream(values).forEach(value -> fields.add(new Field(name, value))));
    fields.removeIf(field -> field.name().equals("_csrf"));
    HeldForm form = new HeldForm(request.getRequestURI(), List.copyOf(fields), parts ? filesOf(request) : List.of());
    return fields.stream().mapToLong(field -> field.value().length()).sum() > LONGEST ? Optional.empty()
        : Optional.of(form);
  }

  private static List<String> filesOf(HttpServletRequest request) {
    try {
      return request.getParts()
          .stream()
          .filter(part -> part.getSubmittedFileName() != null)
          .map(Part::getName)
          .distinct()
          .toList();
    } catch (IOException | ServletException | IllegalStateException e) {
      return List.of();
    }
  }

  /** The same form, going on from the version that is kept now: sent again, it is saved. */
  HeldForm goingOnFrom(int version) {
    return new HeldForm(action,
        fields.stream()
            .map(field -> VERSIONS.contains(field.name()) ? new Field(field.name(), String.valueOf(version)) : field)
            .toList(),
        files);
  }

  /** As one hidden field. */
  public String sealed() {
    StringBuilder text = new StringBuilder(encoded(action));
    files.forEach(file -> text.append('&').append(encoded(file)));
    fields.forEach(field -> text.append('&').append(encoded(field.name())).append('=').append(encoded(field.value())));
    return text.toString();
  }

  /** What {@link #sealed} wrote; nothing when it was not us, or leads elsewhere. */
  public static Optional<HeldForm> open(String sealed) {
    try {
      String[] parts = sealed.split("&");
      String action = decoded(parts[0]);
      List<Field> fields = new ArrayList<>();
      List<String> files = new ArrayList<>();
      for (String part : Arrays.asList(parts).subList(1, parts.length)) {
        int equal = part.indexOf('=');
        if (equal < 0) {
          files.add(decoded(part));
        } else {
          fields.add(new Field(decoded(part.substring(0, equal)), decoded(part.substring(equal + 1))));
        }
      }
      return isOurs(action) ? Optional.of(new HeldForm(action, fields, files)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What people wrote and will know again: no ids, no ticks, no numbers of versions. */
  public List<String> typed() {
    return fields.stream()
        .filter(field -> !VERSIONS.contains(field.name()))
        .map(Field::value)
        .filter(value -> value.strip().length() > 1 && !value.matches("[0-9a-f-]{36}|true|false|on"))
        .toList();
  }

  private static boolean isOurs(String path) {
    return OURS.matcher(path).matches() && !path.contains("//") && !path.contains("..");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
