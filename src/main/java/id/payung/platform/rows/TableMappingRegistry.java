package id.payung.platform.rows;

import tools.jackson.databind.json.JsonMapper;

/** The mappings of all record classes, each made when it is first used. */
final class TableMappingRegistry {
  private final ClassValue<RowMapping<?>> rows;
  private final ClassValue<TableMapping<?>> tables;
  private final ColumnTypes types;

  TableMappingRegistry(JsonMapper json) {
    this.types = new ColumnTypes(json);
    this.rows = new ClassValue<>() {
      @Override
      protected RowMapping<?> computeValue(Class<?> type) {
        return new RowMapping<>(type, types);
      }
    };
    this.tables = new ClassValue<>() {
      @Override
      protected TableMapping<?> computeValue(Class<?> type) {
        return new TableMapping<>(row(type));
      }
    };
  }

  ColumnTypes types() {
    return types;
  }

  @SuppressWarnings("unchecked")
  <T> RowMapping<T> row(Class<T> type) {
    return (RowMapping<T>) rows.get(type);
  }

  @SuppressWarnings("unchecked")
  <T> TableMapping<T> table(Class<T> type) {
    return (TableMapping<T>) tables.get(type);
  }

  @SuppressWarnings("unchecked")
  <T extends Record> TableMapping<T> tableOf(T row) {
    return (TableMapping<T>) tables.get(row.getClass());
  }
}
