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
public record PreservedForm(String action, List<PreservedField> fields, List<String> files) {
  /** Only pages of a regency: what is typed to open an account is never held. */
  private static final Pattern REGENCY_PATH = Pattern.compile("/\\d{2}\\.\\d{2}/[A-Za-z0-9._~/-]{1,300}");

  /** What a form calls the version that it was filled in from. */
  private static final Set<String> VERSION_FIELDS = Set.of("version", "basedOn");

  /**
   * What a list or a calendar sends back: ids, ticks, codes such as {@code apbd-kabupaten}, constants, days. Bare
   * numbers too: without the names of their fields they say nothing.
   */
  private static final Pattern NOT_WORDS = Pattern.compile("[0-9a-f-]{36}|\\d[\\d.,]{0,10}|\\d{4}-\\d{2}-\\d{2}|"
      + "(?=.*[a-z])[a-z0-9]++(?:[-_.:/][a-z0-9]++)*+|[A-Z]++(?:_[A-Z]++)++");

  private static final int MAX_CHARACTERS = 1_500_000;

  /** One field; several may have one name. */
  public record PreservedField(String name, String value) {}

  /** The form of this request, if it is one that can be held. */
  static Optional<PreservedForm> fromRequest(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    boolean parts = type.startsWith("multipart/form-data");
    if (!request.getMethod().equals("POST") || !isRegencyPath(request.getRequestURI())
        || !parts && !type.startsWith("application/x-www-form-urlencoded")) {
      return Optional.empty();
    }
    List<PreservedField> fields = new ArrayList<>();
    request.getParameterMap()
        .forEach((name, values) -> Arrays.stream(values).forEach(value -> fields.add(new PreservedField(name, value))));
    fields.removeIf(field -> field.name().equals("_csrf"));
    PreservedForm form =
        new PreservedForm(request.getRequestURI(), List.copyOf(fields), parts ? fileFieldNames(request) : List.of());
    return fields.stream().mapToLong(field -> field.value().length()).sum() > MAX_CHARACTERS ? Optional.empty()
        : Optional.of(form);
  }

  private static List<String> fileFieldNames(HttpServletRequest request) {
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
  PreservedForm withVersion(int version) {
    return new PreservedForm(action, fields.stream()
        .map(field -> VERSION_FIELDS.contains(field.name()) ? new PreservedField(field.name(), String.valueOf(version))
            : field)
        .toList(), files);
  }

  /** As one hidden field. */
  public String encode() {
    StringBuilder text = new StringBuilder(urlEncode(action));
    files.forEach(file -> text.append('&').append(urlEncode(file)));
    fields.forEach(
        field -> text.append('&').append(urlEncode(field.name())).append('=').append(urlEncode(field.value())));
    return text.toString();
  }

  /** What {@link #encode} wrote; nothing when it was not us, or leads elsewhere. */
  public static Optional<PreservedForm> decode(String encoded) {
    try {
      String[] parts = encoded.split("&");
      String action = urlDecode(parts[0]);
      List<PreservedField> fields = new ArrayList<>();
      List<String> files = new ArrayList<>();
      for (String part : Arrays.asList(parts).subList(1, parts.length)) {
        int equal = part.indexOf('=');
        if (equal < 0) {
          files.add(urlDecode(part));
        } else {
          fields.add(new PreservedField(urlDecode(part.substring(0, equal)), urlDecode(part.substring(equal + 1))));
        }
      }
      return isRegencyPath(action) ? Optional.of(new PreservedForm(action, fields, files)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What people wrote and will know again: no ids, no ticks, no numbers of versions, no codes of lists, no dates. */
  public List<String> typedTexts() {
    return fields.stream()
        .filter(field -> !VERSION_FIELDS.contains(field.name()))
        .map(PreservedField::value)
        .filter(value -> value.strip().length() > 1 && !NOT_WORDS.matcher(value.strip()).matches())
        .toList();
  }

  private static boolean isRegencyPath(String path) {
    return REGENCY_PATH.matcher(path).matches() && !path.contains("//") && !path.contains("..");
  }

  private static String urlEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String urlDecode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
