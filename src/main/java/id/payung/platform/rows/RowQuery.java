package id.payung.platform.rows;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.errors.NotFound;
import id.payung.platform.search.SearchCondition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/**
 * Rows of one table that the actor reaches: regency and reach stand in every statement. Conditions written by hand call
 * the table {@code r}, or what {@link #as(String)} says.
 */
public final class RowQuery<R extends Record> {
  private final NamedParameterJdbcOperations jdbc;
  private final TableMappingRegistry mappings;
  private final Actor actor;
  private final TableMapping<R> table;
  private final StringBuilder where = new StringBuilder();
  private final Map<String, @Nullable Object> params = new LinkedHashMap<>();
  private String alias = "r";
  private String joins = "";
  private String order = "";
  private String limit = "";
  private String lock = "";

  RowQuery(NamedParameterJdbcOperations jdbc, TableMappingRegistry mappings, Actor actor, TableMapping<R> table) {
    this.jdbc = jdbc;
    this.mappings = mappings;
    this.actor = actor;
    this.table = table;
  }

  /** The name of the table in conditions written by hand; to be said first. */
  public RowQuery<R> as(String name) {
    alias = name;
    return this;
  }

  /**
   * Rows of another table of the regency beside these, as far as the actor reaches them; a row without one is left out.
   *
   * @param name of the other table in conditions and columns
   * @param on how one finds the other
   */
  public RowQuery<R> join(Class<? extends Record> other, String name, String on) {
    TableMapping<?> joined = mappings.table(other);
    joins += " JOIN %1$s AS %2$s ON %2$s.regency = %3$s.regency AND %4$s AND %5$s".formatted(joined.name(), name, alias,
        joined.readBy().condition(actor, name), on);
    return this;
  }

  /** The row of this key, beside the regency; its parts in the order of the components. */
  public RowQuery<R> key(Object... parts) {
    if (parts.length != table.key().size()) {
      throw new IllegalArgumentException(table.name() + " has a key of " + table.key().size());
    }
    for (int i = 0; i < parts.length; i++) {
      is(table.key().get(i).name(), parts[i]);
    }
    return this;
  }

  /** Rows with this value in a column; null finds those without any. */
  public RowQuery<R> is(String column, @Nullable Object value) {
    ColumnType type = table.requireColumn(column).type();
    if (value == null) {
      return and(alias + "." + column + " IS NULL");
    }
    return and(alias + "." + column + " = " + next(type.parameter(value)));
  }

  /** Likewise; null or blank narrows nothing, as in the filters of lists. */
  public RowQuery<R> isIfGiven(String column, @Nullable Object value) {
    boolean given = value != null && !(value instanceof String text && text.isBlank());
    return given ? is(column, value) : this;
  }

  /** Rows with one of these values in a column. */
  public RowQuery<R> in(String column, Collection<?> values) {
    ColumnType type = table.requireColumn(column).type();
    String literal = SqlParameterValues.array(values, type.encoder());
    return and(alias + "." + column + " = ANY (CAST(" + next(literal) + " AS " + type.sqlType() + "[]))");
  }

  /**
   * Rows whose text contains all words of this, in any order; blank narrows nothing.
   *
   * @param text a column of {@link SearchText}
   */
  public RowQuery<R> containing(String text, @Nullable String typed) {
    return matching(SearchCondition.of(text, typed));
  }

  public RowQuery<R> matching(SearchCondition condition) {
    where.append(condition.sql());
    condition.params().forEach(this::param);
    return this;
  }

  /** A condition written by hand. */
  public RowQuery<R> and(String condition) {
    where.append(" AND ").append(condition);
    return this;
  }

  /** A condition written by hand with a value in it. */
  public RowQuery<R> and(String condition, String name, @Nullable Object value) {
    return and(condition).param(name, value);
  }

  public RowQuery<R> param(String name, @Nullable Object value) {
    params.put(name, SqlParameterValues.parameter(value));
    return this;
  }

  private String next(Object value) {
    String name = "p" + params.size();
    params.put(name, value);
    return ":" + name;
  }

  public RowQuery<R> orderBy(String columns) {
    order = " ORDER BY " + columns;
    return this;
  }

  /**
   * The page of a list, as its {@code ListWindow} says it: {@code within(window.condition(), window.orderAndLimit(),
   * window.params())}.
   */
  public RowQuery<R> within(String condition, String orderAndLimit, Map<String, ?> values) {
    where.append(condition);
    order = orderAndLimit;
    values.forEach(this::param);
    return this;
  }

  public RowQuery<R> limit(int rows) {
    limit = " LIMIT :limit";
    return param("limit", rows);
  }

  /** Holds the rows until the transaction ends: others who change them wait. */
  public RowQuery<R> forUpdate() {
    lock = " FOR UPDATE";
    return this;
  }

  public List<R> list() {
    return statement("SELECT " + table.selected(alias) + from() + order + limit + lock).list(table.row().type());
  }

  /**
   * Other columns than the record's, for lines of a list.
   *
   * @param selection the columns, by the names of the components of {@code type}
   */
  public <T> List<T> list(Class<T> type, String selection) {
    return statement("SELECT " + selection + from() + order + limit).list(type);
  }

  /** Likewise as a part of {@link Rows#union}, with order and limit of its own. */
  public RowSelection select(String selection) {
    return new RowSelection("SELECT " + selection + from() + order + limit, params);
  }

  public Optional<R> optional() {
    return statement("SELECT " + table.selected(alias) + from() + order + limit + lock).optional(table.row().type());
  }

  /**
   * @throws NotFound when there is none, or none that the actor reaches
   */
  public R require() {
    return optional().orElseThrow(NotFound::new);
  }

  public boolean exists() {
    return statement("SELECT EXISTS (SELECT 1" + from() + ")").single(Boolean.class);
  }

  public long count() {
    return statement("SELECT count(*)" + from()).single(Long.class);
  }

  /** @return how many rows were deleted */
  public int delete() {
    return statement("DELETE" + from()).update();
  }

  /** Changes these rows whatever they say now, and raises their version: not for what a person typed over a form. */
  public <C extends Record, V extends @Nullable Object> RowChange set(ComponentAccessor<C, V> component, V value) {
    return new RowChange(this, table).set(component, value);
  }

  /** @param assignments with parameters of their own */
  int change(String assignments, Map<String, @Nullable Object> values) {
    params.putAll(values);
    return statement("UPDATE " + table.name() + " AS " + alias + " SET " + assignments + condition()).update();
  }

  private String from() {
    return " FROM " + table.name() + " AS " + alias + joins + condition();
  }

  private String condition() {
    String home =
        table.ofRegency() ? alias + ".regency = :regency AND " + table.readBy().condition(actor, alias) : "TRUE";
    return " WHERE " + home + where;
  }

  private RowStatement statement(String sql) {
    RowStatement statement = new RowStatement(jdbc, mappings, sql, RowAccessScope.of(actor).params());
    return statement.encoded(params);
  }
}
