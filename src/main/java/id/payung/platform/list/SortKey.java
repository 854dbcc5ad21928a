package id.payung.platform.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An order of a list, and with it the key from which a page goes on. Its last part must be unique, such as the id; no
 * part may be null.
 */
public final class SortKey<T> {
  /** Before the code of an order that is read from its other end. */
  static final String REVERSED = "-";

  private final String code;
  private final String label;
  private final List<Part<T>> parts;

  private record Part<T>(String sql, String type, boolean descending, Function<T, Object> value) {
    Part<T> reversed() {
      return new Part<>(sql, type, !descending, value);
    }
  }

  private SortKey(String code, String label, List<Part<T>> parts) {
    this.code = code;
    this.label = label;
    this.parts = parts;
  }

  /**
   * An order by its code in the address.
   *
   * @param label message key of its name
   */
  public static <T> SortKey<T> named(String code, String label) {
    return new SortKey<>(code, label, List.of());
  }

  /**
   * Then by an expression, the smallest first.
   *
   * @param type SQL type of the expression: text, date, timestamptz, uuid, int or bigint
   * @param value the same of a row
   */
  public SortKey<T> ascending(String sql, String type, Function<T, Object> value) {
    return and(new Part<>(sql, type, false, value));
  }

  /** Then by an expression, the largest first. */
  public SortKey<T> descending(String sql, String type, Function<T, Object> value) {
    return and(new Part<>(sql, type, true, value));
  }

  private SortKey<T> and(Part<T> part) {
    List<Part<T>> more = new ArrayList<>(parts);
    more.add(part);
    return new SortKey<>(code, label, List.copyOf(more));
  }

  /** The same from its other end, which the same index gives. */
  SortKey<T> reversed() {
    return new SortKey<>(REVERSED + code, label, parts.stream().map(Part::reversed).toList());
  }

  boolean isReversed() {
    return code.startsWith(REVERSED);
  }

  public String code() {
    return code;
  }

  public String label() {
    return label;
  }

  /** In the words of {@code aria-sort}. */
  String direction() {
    return parts.getFirst().descending() ? "descending" : "ascending";
  }

  String orderBy() {
    return parts.stream()
        .map(part -> part.sql() + (part.descending() ? " DESC" : ""))
        .collect(Collectors.joining(", "));
  }

  /** The rows after a key: by comparing rows where all parts run the same way, else part by part. */
  String after() {
    if (parts.stream().map(Part::descending).distinct().count() == 1) {
      String columns = parts.stream().map(Part::sql).collect(Collectors.joining(", "));
      String values = parts.stream().map(this::parameter).collect(Collectors.joining(", "));
      return "(" + columns + ") " + (parts.getFirst().descending() ? "<" : ">") + " (" + values + ")";
    }
    List<String> ways = new ArrayList<>();
    String equal = "";
    for (Part<T> part : parts) {
      ways.add(equal + part.sql() + (part.descending() ? " < " : " > ") + parameter(part));
      equal += part.sql() + " = " + parameter(part) + " AND ";
    }
    return "(" + String.join(" OR ", ways) + ")";
  }

  private String parameter(Part<T> part) {
    return "CAST(:after" + parts.indexOf(part) + " AS " + part.type() + ")";
  }

  /** What stands in a key, by the name of its parameter. */
  Map<String, Object> parameters(List<String> key) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      parameters.put("after" + i, key.get(i));
    }
    return parameters;
  }

  /** SQL types of its parts, by which a key is read. */
  String[] types() {
    return parts.stream().map(Part::type).toArray(String[]::new);
  }

  String keyOf(T row) {
    return PageKey.encode(parts.stream().map(part -> part.value().apply(row)).toArray());
  }
}
