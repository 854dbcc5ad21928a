package id.payung.community.reportlist;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows the list of reports.
 *
 * @param status a status, {@code conflict}, or empty
 */
public record ReportFilter(String q, @Nullable UUID village, @Nullable UUID activity, @Nullable LocalDate from,
    @Nullable LocalDate to, String status) {

  /** As typed into an address; a word that is no id and no day narrows nothing. */
  static ReportFilter parse(String q, String village, String activity, String from, String to, String status) {
    return new ReportFilter(q, parseId(village), parseId(activity), parseDay(from), parseDay(to), status);
  }

  public boolean hasCriteria() {
    return !q.isBlank() || village != null || activity != null || from != null || to != null || !status.isBlank();
  }

  /** Whether nothing but the state was asked for: the tab of that state. */
  public boolean hasOnlyStatus() {
    return q.isBlank() && village == null && activity == null && from == null && to == null && !status.isBlank();
  }

  /** For links to the next page and the sheet: {@code q=…&status=…}. */
  public String toQueryString() {
    StringBuilder query = new StringBuilder("q=").append(URLEncoder.encode(q, StandardCharsets.UTF_8));
    query.append("&status=").append(URLEncoder.encode(status, StandardCharsets.UTF_8));
    appendParameter(query, "village", village);
    appendParameter(query, "activity", activity);
    appendParameter(query, "from", from);
    appendParameter(query, "to", to);
    return query.toString();
  }

  private static void appendParameter(StringBuilder query, String name, @Nullable Object value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(value);
    }
  }

  private static @Nullable UUID parseId(String text) {
    try {
      return text.isBlank() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable LocalDate parseDay(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
