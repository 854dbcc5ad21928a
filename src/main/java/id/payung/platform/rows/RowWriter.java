package id.payung.platform.rows;

import id.payung.platform.actor.Actor;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** Sends the statements of one table, its parameters bound by position. */
final class RowWriter<R extends Record> {
  /** Rows of one batch; the driver makes statements of many rows from it. */
  private static final int BATCH = 500;

  private final JdbcOperations jdbc;
  private final TableMapping<R> table;
  private final Actor actor;

  RowWriter(JdbcOperations jdbc, TableMapping<R> table, Actor actor) {
    this.jdbc = jdbc;
    this.table = table;
    this.actor = actor;
  }

  /** Sets parameters one after the other. */
  private static final class Binder {
    private final PreparedStatement statement;
    private int position;

    Binder(PreparedStatement statement) {
      this.statement = statement;
    }

    void text(String value) throws SQLException {
      statement.setString(++position, value);
    }

    void number(int value) throws SQLException {
      statement.setInt(++position, value);
    }

    void column(RowColumn column, Object row) throws SQLException {
      column.bind(statement, ++position, row);
    }
  }

  int insert(String sql, R row) {
    requireHome(row);
    return jdbc.update(sql, statement -> bindInsert(new Binder(statement), row));
  }

  void insertAll(String sql, List<R> rows) {
    rows.forEach(this::requireHome);
    jdbc.batchUpdate(sql, rows, BATCH, (statement, row) -> bindInsert(new Binder(statement), row));
  }

  Set<UUID> insertAbsent(List<R> rows) {
    rows.forEach(this::requireHome);
    return Set.copyOf(jdbc.query(table.statements().insertAbsent(rows.size()), statement -> {
      Binder binder = new Binder(statement);
      for (R row : rows) {
        bindInsert(binder, row);
      }
    }, (row, _) -> row.getObject(1, UUID.class)));
  }

  int save(R row) {
    requireHome(row);
    return jdbc.update(table.statements().save(), statement -> {
      Binder binder = new Binder(statement);
      bindInsert(binder, row);
      binder.number(table.versionOf(row));
    });
  }

  private void bindInsert(Binder binder, R row) throws SQLException {
    bindRegency(binder);
    for (RowColumn column : table.written()) {
      if (column.equals(table.version())) {
        binder.number(1);
      } else {
        binder.column(column, row);
      }
    }
  }

  /** Indexes of the written columns whose values differ. */
  BitSet changed(R before, R after) {
    BitSet changed = new BitSet();
    List<RowColumn> written = table.written();
    for (int i = 0; i < written.size(); i++) {
      RowColumn column = written.get(i);
      if (!column.equals(table.version()) && !Objects.deepEquals(column.valueOf(before), column.valueOf(after))) {
        if (table.key().contains(column)) {
          throw new IllegalArgumentException("The key of " + table.name() + " does not change");
        }
        changed.set(i);
      }
    }
    return changed;
  }

  int update(R before, R after, BitSet changed) {
    requireHome(after);
    return jdbc.update(table.statements().update(changed), statement -> {
      Binder binder = new Binder(statement);
      List<RowColumn> columns = changed.stream().mapToObj(table.written()::get).toList();
      for (RowColumn column : columns) {
        binder.column(column, after);
      }
      bindKey(binder, before);
      bindGuard(binder, before, columns);
    });
  }

  private void bindGuard(Binder binder, R before, List<RowColumn> columns) throws SQLException {
    if (table.version() != null) {
      binder.number(table.versionOf(before));
      return;
    }
    for (RowColumn column : columns) {
      if (!column.derived()) {
        binder.column(column, before);
      }
    }
  }

  int delete(R row) {
    return jdbc.update(table.statements().delete(), statement -> {
      Binder binder = new Binder(statement);
      bindKey(binder, row);
      bindGuard(binder, row, List.of());
    });
  }

  private void bindKey(Binder binder, R row) throws SQLException {
    bindRegency(binder);
    for (RowColumn column : table.key()) {
      binder.column(column, row);
    }
  }

  private void bindRegency(Binder binder) throws SQLException {
    if (table.ofRegency()) {
      binder.text(actor.regency());
    }
  }

  private void requireHome(R row) {
    RowColumn regency = table.regency();
    if (regency != null && !actor.regency().equals(regency.valueOf(row))) {
      throw new IllegalArgumentException("A row of another regency than the actor's");
    }
  }
}
