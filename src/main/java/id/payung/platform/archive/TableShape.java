package id.payung.platform.archive;

import java.util.List;
import java.util.stream.Collectors;

/** A table and those of its columns that hold data of their own (generated ones are computed again). */
record TableShape(String schema, String name, boolean partitioned, List<String> columns) {
  String qualified() {
    return quote(schema) + "." + quote(name);
  }

  String copyOut() {
    String all = columnList();
    return partitioned ? "COPY (SELECT %s FROM %s) TO STDOUT".formatted(all, qualified())
        : "COPY %s (%s) TO STDOUT".formatted(qualified(), all);
  }

  String copyIn() {
    return "COPY %s (%s) FROM STDIN".formatted(qualified(), columnList());
  }

  private String columnList() {
    return columns.stream().map(TableShape::quote).collect(Collectors.joining(", "));
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
