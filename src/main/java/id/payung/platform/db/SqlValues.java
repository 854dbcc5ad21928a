package id.payung.platform.db;

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
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Arrays and times between Java and PostgreSQL. */
public final class SqlValues {
  private SqlValues() {}

  /** The literal of a {@code uuid[]}; write {@code CAST(:ids AS uuid[])}. */
  public static String uuidArray(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }

  /** The literal of an array of numbers, dates or ids, one of each thing; null where there is none. */
  public static <T> String array(Collection<T> items, Function<T, @Nullable Object> value) {
    return items.stream().map(thing -> String.valueOf(value.apply(thing))).collect(Collectors.joining(",", "{", "}"));
  }

  /** The literal of a {@code text[]}, quoted; write {@code CAST(:codes AS text[])}. */
  public static String textArray(Collection<String> texts) {
    return texts.stream()
        .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  public static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return java.util.Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }

  public static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  public static @Nullable LocalDate dateOrNull(ResultSet row, String column) throws SQLException {
    Date value = row.getDate(column);
    return value == null ? null : value.toLocalDate();
  }

  public static LocalDate date(ResultSet row, String column) throws SQLException {
    return row.getDate(column).toLocalDate();
  }

  public static @Nullable Integer integerOrNull(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  public static List<UUID> uuidList(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((UUID[]) array.getArray());
  }

  public static List<String> textList(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : new ArrayList<>(List.of((String[]) array.getArray()));
  }
}
