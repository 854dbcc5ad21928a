package id.payung.platform.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that a repository reads: in which order, from which key, and how many. */
public final class ListWindow<T> {
  private final SortKey<T> sort;
  private final @Nullable List<String> after;
  private final int size;

  private ListWindow(SortKey<T> sort, @Nullable List<String> after, int size) {
    this.sort = sort;
    this.after = after;
    this.size = size;
  }

  /**
   * A window of that many rows.
   *
   * @param from key of the page, or null for the first
   * @throws id.payung.platform.errors.Refused when somebody has changed the key
   */
  public static <T> ListWindow<T> of(SortKey<T> sort, @Nullable String from, int size) {
    List<String> after = PageKey.decode(from, sort.types());
    return new ListWindow<>(sort, after, size);
  }

  /** Goes after the other conditions: {@code " AND (m.title, m.id) > (…)"}, or nothing for the first page. */
  public String condition() {
    return after == null ? "" : " AND " + sort.after();
  }

  /** {@code " ORDER BY … LIMIT :limit"}; one row more than asked tells whether a page follows. */
  public String orderAndLimit() {
    return " ORDER BY " + sort.orderBy() + " LIMIT :limit";
  }

  public Map<String, Object> params() {
    Map<String, Object> params = new LinkedHashMap<>(after == null ? Map.of() : sort.parameters(after));
    params.put("limit", size + 1);
    return params;
  }

  /** The page made of the rows that were read. */
  public Slice<T> slice(List<T> rows) {
    return Slice.of(rows, size, sort::keyOf);
  }
}
