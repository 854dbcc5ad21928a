package id.payung.platform.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A sort order of a list. The values of its expressions in the last row of a page are the key of the next page. The
 * last expression must be unique, such as the id, and none may be null.
 */
public final class SortKey<T> {
  /** Prefix in the code of a reversed order. */
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
   * An order without expressions yet.
   *
   * @param code as it stands in the address
   * @param label message key of its name
   */
  public static <T> SortKey<T> named(String code, String label) {
    return new SortKey<>(code, label, List.of());
  }

  /**
   * Adds an expression, ascending.
   *
   * @param type SQL type of the expression: text, date, timestamptz, uuid, int or bigint
   * @param value gives the value of the expression in a row that was read
   */
  public SortKey<T> ascending(String sql, String type, Function<T, Object> value) {
    return and(new Part<>(sql, type, false, value));
  }

  /** Adds an expression, descending. */
  public SortKey<T> descending(String sql, String type, Function<T, Object> value) {
    return and(new Part<>(sql, type, true, value));
  }

  private SortKey<T> and(Part<T> part) {
    List<Part<T>> more = new ArrayList<>(parts);
    more.add(part);
    return new SortKey<>(code, label, List.copyOf(more));
  }

  /** The reverse order; the same index serves both. */
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

  /** Value of {@code aria-sort}. */
  String direction() {
    return parts.getFirst().descending() ? "descending" : "ascending";
  }

  String orderBy() {
    return parts.stream()
        .map(part -> part.sql() + (part.descending() ? " DESC" : ""))
        .collect(Collectors.joining(", "));
  }

  /**
   * SQL condition for the rows after the page key: a comparison of rows where all expressions have one direction, else
   * expression by expression.
   */
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

  /** Values of a page key by the name of their SQL parameter. */
  Map<String, Object> parameters(List<String> key) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      parameters.put("after" + i, key.get(i));
    }
    return parameters;
  }

  /** SQL types of the expressions, by which a page key is decoded. */
  String[] types() {
    return parts.stream().map(Part::type).toArray(String[]::new);
  }

  String keyOf(T row) {
    return PageKey.encode(parts.stream().map(part -> part.value().apply(row)).toArray());
  }
}
