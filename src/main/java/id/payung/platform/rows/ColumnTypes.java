package id.payung.platform.rows;

import id.payung.platform.rows.annotation.EnumByName;
import id.payung.platform.rows.annotation.JsonColumn;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds how a component is stored: scalars, enums, arrays of both, and jsonb. Money is whole rupiah in a {@code long}.
 */
final class ColumnTypes {
  private static final ColumnType INTEGER = ColumnType.primitive("integer", ResultSet::getInt);
  private static final ColumnType LONG = ColumnType.primitive("bigint", ResultSet::getLong);
  private static final ColumnType BOOLEAN = ColumnType.primitive("boolean", ResultSet::getBoolean);
  private static final ColumnType DOUBLE = ColumnType.primitive("double precision", ResultSet::getDouble);

  private static final Map<Class<?>, ColumnType> SCALARS =
      Map.ofEntries(Map.entry(String.class, ColumnType.plain("text", ResultSet::getString)),
          Map.entry(UUID.class, ColumnType.plain("uuid", (row, at) -> row.getObject(at, UUID.class))),
          Map.entry(int.class, INTEGER), Map.entry(Integer.class, INTEGER), Map.entry(long.class, LONG),
          Map.entry(Long.class, LONG), Map.entry(boolean.class, BOOLEAN), Map.entry(Boolean.class, BOOLEAN),
          Map.entry(double.class, DOUBLE), Map.entry(Double.class, DOUBLE),
          Map.entry(BigDecimal.class, ColumnType.plain("numeric", ResultSet::getBigDecimal)),
          Map.entry(LocalDate.class,
              new ColumnType("date", false, UnaryOperator.identity(), (row, at) -> row.getObject(at, LocalDate.class),
                  date -> ((Date) date).toLocalDate())),
          Map.entry(byte[].class, ColumnType.plain("bytea", ResultSet::getBytes)),
          Map.entry(Instant.class,
              new ColumnType("timestamptz", false, instant -> ((Instant) instant).atOffset(ZoneOffset.UTC),
                  ColumnTypes::readInstant, time -> ((Timestamp) time).toInstant())));

  private final JsonMapper json;

  ColumnTypes(JsonMapper json) {
    this.json = json;
  }

  ColumnType of(RecordComponent component) {
    if (component.isAnnotationPresent(JsonColumn.class) || JsonNode.class.isAssignableFrom(component.getType())) {
      return jsonb(component.getGenericType());
    }
    return of(component.getGenericType(), component.isAnnotationPresent(EnumByName.class), component);
  }

  ColumnType of(Method derived) {
    return of(derived.getGenericReturnType(), false, derived);
  }

  /** The type of a result with one column. */
  ColumnType of(Class<?> type) {
    return of(type, false, type);
  }

  private static ColumnType of(Type type, boolean byName, Object where) {
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw
        && Collection.class.isAssignableFrom(raw)) {
      return array(raw, scalar(generic.getActualTypeArguments()[0], byName, where));
    }
    return scalar(type, byName, where);
  }

  private static ColumnType scalar(Type type, boolean byName, Object where) {
    if (type instanceof Class<?> plain) {
      if (plain.isEnum()) {
        return enumeration(EnumCodes.of(plain, byName));
      }
      ColumnType known = SCALARS.get(plain);
      if (known != null) {
        return known;
      }
    }
    throw new IllegalArgumentException(
        "No column holds " + where + ": make it @Json, or @Transient when it is no column");
  }

  private static @Nullable Object readInstant(ResultSet row, int position) throws SQLException {
    OffsetDateTime value = row.getObject(position, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static ColumnType enumeration(EnumCodes codes) {
    return new ColumnType("text", false, codes::code, (row, at) -> {
      String code = row.getString(at);
      return code == null ? null : codes.constant(code);
    }, code -> codes.constant((String) code));
  }

  private static ColumnType array(Class<?> collection, ColumnType element) {
    boolean set = Set.class.isAssignableFrom(collection);
    if (!set && !collection.isAssignableFrom(List.class)) {
      throw new IllegalArgumentException("An array is a List or a Set, not a " + collection.getName());
    }
    return new ColumnType(element.sqlType() + "[]", true,
        values -> SqlParameterValues.array((Collection<?>) values, element.encoder()), (row, at) -> {
          Array array = row.getArray(at);
          return array == null ? null : collect((Object[]) array.getArray(), element, set);
        }, UnaryOperator.identity());
  }

  private static Object collect(Object[] read, ColumnType element, boolean set) {
    Collection<Object> values = set ? new LinkedHashSet<>() : new ArrayList<>(read.length);
    for (Object one : read) {
      values.add(element.elementDecoder().apply(one));
    }
    return set ? Collections.unmodifiableSet((Set<Object>) values)
        : Collections.unmodifiableList((List<Object>) values);
  }

  private ColumnType jsonb(Type type) {
    if (type == String.class) {
      return new ColumnType("jsonb", true, text -> text, ResultSet::getString, UnaryOperator.identity());
    }
    JavaType javaType = json.getTypeFactory().constructType(type);
    return new ColumnType("jsonb", true, json::writeValueAsString, (row, at) -> {
      String text = row.getString(at);
      return text == null ? null : json.readValue(text, javaType);
    }, UnaryOperator.identity());
  }
}
