package id.payung.platform.archive;

import java.util.List;
import java.util.stream.Collectors;

/** A table and those of its columns that hold data of their own (generated ones are computed again). */
record TableDefinition(String schema, String name, boolean partitioned, List<String> columns) {
  String qualifiedName() {
    return quoteIdentifier(schema) + "." + quoteIdentifier(name);
  }

  String copyOutStatement() {
    String all = columnList();
    return partitioned ? "COPY (SELECT %s FROM %s) TO STDOUT".formatted(all, qualifiedName())
        : "COPY %s (%s) TO STDOUT".formatted(qualifiedName(), all);
  }

  String copyInStatement() {
    return "COPY %s (%s) FROM STDIN".formatted(qualifiedName(), columnList());
  }

  private String columnList() {
    return columns.stream().map(TableDefinition::quoteIdentifier).collect(Collectors.joining(", "));
  }

  static String quoteIdentifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
