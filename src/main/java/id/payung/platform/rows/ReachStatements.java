package id.payung.platform.rows;

import id.payung.platform.rows.annotation.CopiesReachTo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The statements that keep the copies of one record's reach: the record's own row first, then each child table beside
 * it. The children read what the first part returns, because all parts of one statement see the same moment before it.
 */
final class ReachStatements {
  private final TableMapping<?> root;
  private final CopiesReachTo[] children;
  private final List<String> copied;

  ReachStatements(TableMapping<?> root) {
    this.root = root;
    this.children = root.row().type().getAnnotationsByType(CopiesReachTo.class);
    this.copied = root.reach().copied();
    if (children.length == 0) {
      throw new IllegalArgumentException(root.row().type() + " declares no copies of its reach");
    }
  }

  /** Locks the record, so that nobody else changes its reach between. */
  String copy() {
    String own = "SELECT " + own("o") + " FROM " + root.name() + " AS o WHERE " + key("o") + " FOR NO KEY UPDATE";
    return statement(own, "CAST('{}' AS uuid[])");
  }

  String widen() {
    String column = root.reach().column("parties");
    return change("ARRAY(SELECT DISTINCT unnest(o." + column + " || CAST(:given AS uuid[])))",
        "NOT o." + column + " @> CAST(:given AS uuid[])");
  }

  String narrow() {
    String column = root.reach().column("parties");
    return change("ARRAY(SELECT unnest(o." + column + ") EXCEPT SELECT unnest(CAST(:given AS uuid[])))",
        "o." + column + " && CAST(:given AS uuid[])");
  }

  /** Takes the locks under which rows are inserted into children; none where all insert under the record's own. */
  List<String> locks() {
    return Arrays.stream(children).filter(child -> !child.insertLock().isEmpty()).map(this::lock).toList();
  }

  private String lock(CopiesReachTo child) {
    if (child.by().length != 1 || root.key().size() != 1) {
      throw new IllegalArgumentException("The lock of " + child.value() + " is by one id");
    }
    String lock = "SELECT count(pg_advisory_xact_lock_shared(hashtext('" + child.insertLock() + "'), hashtext(CAST(";
    if (child.through().isEmpty()) {
      return lock + ":key0 AS text))))";
    }
    return lock + "b." + child.throughKey()[0] + " AS text)))) FROM " + child.through()
        + " AS b WHERE b.regency = :regency AND b." + declared(child.through()).by()[0] + " = :key0";
  }

  private String change(String value, String when) {
    String column = root.reach().column("parties");
    String own = "UPDATE " + root.name() + " AS o SET " + column + " = " + value + " WHERE " + key("o") + " AND " + when
        + " RETURNING " + own("o");
    return statement(own, "own." + column);
  }

  private String statement(String own, String result) {
    StringBuilder sql = new StringBuilder("WITH own AS (").append(own).append(")");
    for (int i = 0; i < children.length; i++) {
      sql.append(", child").append(i).append(" AS (").append(child(children[i])).append(")");
    }
    return sql.append(" SELECT ").append(result).append(" AS organisations FROM own").toString();
  }

  private String own(String alias) {
    Set<String> columns = new LinkedHashSet<>(root.key().stream().map(RowColumn::name).toList());
    Arrays.stream(children).forEach(child -> columns.addAll(columns(child)));
    return columns.stream().map(column -> alias + "." + column).collect(Collectors.joining(", "));
  }

  private String key(String alias) {
    List<String> parts = new ArrayList<>(List.of(alias + ".regency = :regency"));
    for (int i = 0; i < root.key().size(); i++) {
      parts.add(alias + "." + root.key().get(i).name() + " = :key" + i);
    }
    return String.join(" AND ", parts);
  }

  private String child(CopiesReachTo child) {
    List<String> columns = columns(child);
    String assigned = columns.stream().map(column -> column + " = own." + column).collect(Collectors.joining(", "));
    String differs = columns.stream()
        .map(column -> "c." + column + " IS DISTINCT FROM own." + column)
        .collect(Collectors.joining(" OR "));
    StringBuilder from = new StringBuilder("own");
    String linked = link("c", child, 0, from);
    return "UPDATE " + child.value() + " AS c SET " + assigned + " FROM " + from + " WHERE c.regency = :regency AND "
        + linked + " AND (" + differs + ")";
  }

  List<String> columns(CopiesReachTo child) {
    List<String> columns = child.columns().length == 0 ? copied : List.of(child.columns());
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("Nothing is copied to " + child.value());
    }
    return columns;
  }

  /** The way from a child up to the record, through tables between. */
  private String link(String alias, CopiesReachTo child, int depth, StringBuilder from) {
    return only(alias, child) + linkUp(alias, child, depth, from);
  }

  private static String only(String alias, CopiesReachTo child) {
    if (child.only().isEmpty()) {
      return "";
    }
    if (!child.only().matches("[a-z_]+=[a-z-]+")) {
      throw new IllegalArgumentException("Not a column and its text: " + child.only());
    }
    return alias + "." + child.only().replace("=", " = '") + "' AND ";
  }

  private String linkUp(String alias, CopiesReachTo child, int depth, StringBuilder from) {
    if (child.through().isEmpty()) {
      return equal(alias, child.by(), "own", root.key().stream().map(RowColumn::name).toList());
    }
    String between = "b" + depth;
    from.append(", ").append(child.through()).append(" AS ").append(between);
    return equal(alias, child.by(), between, List.of(child.throughKey())) + " AND " + between
        + ".regency = :regency AND " + link(between, declared(child.through()), depth + 1, from);
  }

  private CopiesReachTo declared(String table) {
    return Arrays.stream(children)
        .filter(child -> child.value().equals(table))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(table + " is between and itself no copy"));
  }

  private static String equal(String alias, String[] columns, String other, List<String> keys) {
    if (columns.length != keys.size()) {
      throw new IllegalArgumentException("A key of " + keys.size() + " columns is named by " + columns.length);
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      parts.add(alias + "." + columns[i] + " = " + other + "." + keys.get(i));
    }
    return String.join(" AND ", parts);
  }
}
