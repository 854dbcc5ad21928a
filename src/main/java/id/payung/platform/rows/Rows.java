package id.payung.platform.rows;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.lifecycle.EndableRecord;
import id.payung.platform.rows.annotation.Table;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores, changes and reads records that are a {@link Table}, for an actor. Every statement names the actor's regency;
 * every one that reads has the condition of the actor's reach. Lists and joins are SQL by hand: {@link #sql}. To be
 * called within a transaction.
 */
@Component
public class Rows {
  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcOperations named;
  private final TableMappingRegistry mappings;

  Rows(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.named = new NamedParameterJdbcTemplate(jdbc);
    this.mappings = new TableMappingRegistry(json);
  }

  /** Inserts a row, its version being 1. */
  public <R extends Record> void insert(Actor actor, R row) {
    TableMapping<R> table = mappings.tableOf(row);
    writer(actor, table).insert(table.statements().insert(), row);
  }

  /**
   * Inserts a row unless it is there already, for forms that are sent twice and records that phones make.
   *
   * @return whether it was inserted
   */
  public <R extends Record> boolean insertIfAbsent(Actor actor, R row) {
    TableMapping<R> table = mappings.tableOf(row);
    return writer(actor, table).insert(table.statements().insertIfAbsent(), row) == 1;
  }

  /**
   * Likewise where a record that is not there must never be taken for one that is: a double in anything but the key
   * throws.
   */
  public <R extends Record> boolean insertIfKeyAbsent(Actor actor, R row) {
    TableMapping<R> table = mappings.tableOf(row);
    return writer(actor, table).insert(table.statements().insertIfKeyAbsent(), row) == 1;
  }

  /** Inserts rows of one class in one batch, which the driver sends as few statements of many rows. */
  public <R extends Record> void insertAll(Actor actor, Collection<R> rows) {
    if (!rows.isEmpty()) {
      TableMapping<R> table = mappings.tableOf(rows.iterator().next());
      writer(actor, table).insertAll(table.statements().insert(), List.copyOf(rows));
    }
  }

  /** Likewise, leaving out those that are there already. */
  public <R extends Record> void insertAllIfAbsent(Actor actor, Collection<R> rows) {
    if (!rows.isEmpty()) {
      TableMapping<R> table = mappings.tableOf(rows.iterator().next());
      writer(actor, table).insertAll(table.statements().insertIfAbsent(), List.copyOf(rows));
    }
  }

  /**
   * Likewise in one statement, for some hundreds of rows whose key is an id. A double in anything else is an error.
   *
   * @return ids of those that were inserted
   */
  public <R extends Record> Set<UUID> insertAbsent(Actor actor, Collection<R> rows) {
    if (rows.isEmpty()) {
      return Set.of();
    }
    TableMapping<R> table = mappings.tableOf(rows.iterator().next());
    return writer(actor, table).insertAbsent(List.copyOf(rows));
  }

  /**
   * Inserts a row, or replaces the one of its key whatever that says: for figures that are counted, not for what a
   * person typed.
   *
   * @return whether anything was written
   */
  public <R extends Record> boolean put(Actor actor, R row) {
    TableMapping<R> table = mappings.tableOf(row);
    return writer(actor, table).insert(table.statements().put(), row) == 1;
  }

  /**
   * Inserts a row, or replaces the one of its key and version: for records that are there or not, with version 0 on the
   * form for one that is not. One statement.
   *
   * @throws Stale when somebody else saved since
   */
  public <R extends Record> void save(Actor actor, R row, DisplayNames wording) {
    TableMapping<R> table = mappings.tableOf(row);
    if (writer(actor, table).save(row) == 0) {
      throw stale(actor, table, row, wording);
    }
  }

  public <R extends Record> void save(Actor actor, R row) {
    save(actor, row, DisplayNames.PLAIN);
  }

  /**
   * Writes the columns that differ and raises the version, when the row still has the version of {@code after}: the one
   * on the form. Without a version, when the columns that change still hold what was read. Nothing is sent when nothing
   * differs.
   *
   * @param before as it was read
   * @param after as it is to be, with the version that the person saw
   * @throws Stale when somebody else saved since; with both values of each field
   */
  public <R extends Record> SaveResult<R> update(Actor actor, R before, R after, DisplayNames wording) {
    TableMapping<R> table = mappings.tableOf(after);
    RecordDifferences differences = RecordDifferences.between(before, after);
    if (table.version() != null && table.versionOf(before) != table.versionOf(after)) {
      return unchangedOrStale(table, before, differences, wording);
    }
    RowWriter<R> writer = writer(actor, table);
    BitSet changed = writer.changed(before, after);
    if (changed.isEmpty() && (differences.isEmpty() || table.version() == null)) {
      return new SaveResult<>(after, differences);
    }
    if (writer.update(before, after, changed) == 0) {
      throw stale(actor, table, after, wording);
    }
    return new SaveResult<>(table.raised(after), differences);
  }

  /** What an older form says is refused, unless the record says all of it already. */
  private static <R extends Record> SaveResult<R> unchangedOrStale(TableMapping<R> table, R before,
      RecordDifferences differences, DisplayNames wording) {
    if (differences.isEmpty()) {
      return new SaveResult<>(before, differences);
    }
    throw new Stale(table.versionOf(before), differences.shown(wording));
  }

  public <R extends Record> SaveResult<R> update(Actor actor, R before, R after) {
    return update(actor, before, after, DisplayNames.PLAIN);
  }

  /**
   * Deletes the row of this key and version.
   *
   * @throws Stale when somebody else saved since
   */
  public <R extends Record> void delete(Actor actor, R row) {
    TableMapping<R> table = mappings.tableOf(row);
    if (writer(actor, table).delete(row) == 0) {
      throw stale(actor, table, row, DisplayNames.PLAIN);
    }
  }

  public <R extends Record> RowQuery<R> query(Actor actor, Class<R> type) {
    return new RowQuery<>(named, mappings, actor, mappings.table(type));
  }

  public <R extends Record> Optional<R> find(Actor actor, Class<R> type, Object... key) {
    return query(actor, type).key(key).optional();
  }

  /**
   * @throws NotFound when there is none, or none that the actor reaches
   */
  public <R extends Record> R require(Actor actor, Class<R> type, Object... key) {
    return query(actor, type).key(key).require();
  }

  /** Likewise, and the row is locked until the transaction ends: two who change it do so one after the other. */
  public <R extends Record> R lock(Actor actor, Class<R> type, Object... key) {
    return query(actor, type).key(key).forUpdate().require();
  }

  /**
   * Likewise one that has not come to its end: a form that was opened before is not saved behind it.
   *
   * @throws Refused when it has ended
   */
  public <R extends Record & EndableRecord> R lockOngoing(Actor actor, Class<R> type, Object... key) {
    R locked = lock(actor, type, key);
    locked.requireOngoing();
    return locked;
  }

  /** A statement written by hand; {@code :regency} and the parameters of {@link #reach} are set. */
  public RowStatement sql(Actor actor, String sql) {
    return new RowStatement(named, mappings, sql, RowAccessScope.of(actor).params());
  }

  /**
   * Several queries in one statement. A parameter that has the same name in two of them must have the same value.
   *
   * @param type a record with the columns that all of them select
   */
  public <T> List<T> union(Actor actor, List<RowSelection> parts, Class<T> type) {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    for (RowSelection part : parts) {
      part.params().forEach((name, value) -> {
        if (params.containsKey(name) && !Objects.equals(params.get(name), value)) {
          throw new IllegalArgumentException("two values of :" + name);
        }
        params.put(name, value);
      });
    }
    String sql = parts.stream().map(part -> "(" + part.sql() + ")").collect(Collectors.joining(" UNION ALL "));
    return new RowStatement(named, mappings, sql, RowAccessScope.of(actor).params()).encoded(params).list(type);
  }

  /** The condition of the actor's reach, for statements written by hand. */
  public String reach(Actor actor, Class<? extends Record> type, String alias) {
    return mappings.table(type).readBy().condition(actor, alias);
  }

  /** All columns of a record, for the {@code SELECT} of a join. */
  public String columns(Class<? extends Record> type, String alias) {
    return mappings.table(type).selected(alias);
  }

  /** Reads a record from a result with columns of its names, for one statement; {@code JdbcClient.query} takes it. */
  public <T> RowMapper<T> mapper(Class<T> type) {
    return RowStatement.mapper(mappings, type);
  }

  TableMappingRegistry mappings() {
    return mappings;
  }

  private <R extends Record> RowWriter<R> writer(Actor actor, TableMapping<R> table) {
    return new RowWriter<>(jdbc, table, actor);
  }

  private <R extends Record> RuntimeException stale(Actor actor, TableMapping<R> table, R mine, DisplayNames wording) {
    Object[] key = table.key().stream().map(column -> column.valueOf(mine)).toArray();
    Optional<R> theirs = find(actor, table.row().type(), key);
    if (theirs.isEmpty()) {
      return new NotFound();
    }
    List<Stale.Difference> shown = RecordDifferences.between(theirs.get(), mine).shown(wording);
    return table.version() == null ? new Stale(shown) : new Stale(table.versionOf(theirs.get()), shown);
  }
}
