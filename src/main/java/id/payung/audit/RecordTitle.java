package id.payung.audit;

import java.util.List;

/**
 * How a record of a kind is called where the trail is read: a title, a number, a village. Read with the reach of who
 * reads it, and only from what names no person who is written about: no note, no name of a child.
 *
 * @param kind as its module writes it into the trail
 * @param subjectColumn the column that holds the subject of the trail's lines
 * @param titleSql an expression over the row {@code r}
 */
public record RecordTitle(String kind, Class<? extends Record> table, String subjectColumn, String titleSql) {
  public RecordTitle(String kind, Class<? extends Record> table, String titleSql) {
    this(kind, table, "id", titleSql);
  }

  /** What a module declares of its records. */
  public interface RecordTitleSource {
    List<RecordTitle> recordTitles();
  }

  /** The name of a village with its district, by the column that holds its id. */
  public static String villageSql(String column) {
    return """
        (SELECT v.name || ', ' || d.name FROM regions.region v JOIN regions.region d ON d.id = v.parent
          WHERE v.id = r.%s)""".formatted(column);
  }
}
