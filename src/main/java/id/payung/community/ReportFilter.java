package id.payung.community;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows the list of reports.
 *
 * @param status a status, {@code conflict}, or empty
 */
public record ReportFilter(
    String q, @Nullable UUID village, @Nullable UUID activity, @Nullable LocalDate from, @Nullable LocalDate to, String status) {

  public boolean narrowed() {
    return !q.isBlank() || village != null || activity != null || from != null || to != null || !status.isBlank();
  }

  /** Whether nothing but the state was asked for: the tab of that state. */
  public boolean onlyStatus() {
    return q.isBlank() && village == null && activity == null && from == null && to == null && !status.isBlank();
  }

  /** For links to the next page and the sheet: {@code q=…&status=…}. */
  public String query() {
    StringBuilder query = new StringBuilder("q=").append(URLEncoder.encode(q, StandardCharsets.UTF_8));
    query.append("&status=").append(URLEncoder.encode(status, StandardCharsets.UTF_8));
    add(query, "village", village);
    add(query, "activity", activity);
    add(query, "from", from);
    add(query, "to", to);
    return query.toString();
  }

  private static void add(StringBuilder query, String name, @Nullable Object value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(value);
    }
  }
}
