package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a record of a kind is called where the trail is read: a title, a number, a village. Read with the reach of who
 * reads it, and only from what names no person who is written about: no note, no name of a child.
 *
 * @param kind as its module writes it into the trail
 * @param keySql an expression over the row {@code r} that gives the subject of the trail's lines, or what follows the
 * regency in the name that the subject is made of
 * @param namePrefix what stands before the regency in that name; null when the subject is a column itself
 * @param titleSql an expression over the row {@code r}
 */
public record RecordTitle(String kind, Class<? extends Record> table, String keySql, @Nullable String namePrefix,
    String titleSql) {
  public RecordTitle(String kind, Class<? extends Record> table, String titleSql) {
    this(kind, table, "id", titleSql);
  }

  /** @param subjectColumn the column that holds the subject */
  public RecordTitle(String kind, Class<? extends Record> table, String subjectColumn, String titleSql) {
    this(kind, table, "r." + subjectColumn, null, titleSql);
  }

  /** What a module declares of its records. */
  public interface RecordTitleSource {
    List<RecordTitle> recordTitles();
  }

  /** What a module finds out by itself, where no row that the reader reaches says it. */
  public interface SubjectTitleDirectory {
    String kind();

    Map<UUID, String> findTitles(Actor actor, Collection<UUID> subjects);
  }

  /** The name of a village with its district, by the column that holds its id. */
  public static String villageSql(String column) {
    return """
        (SELECT v.name || ', ' || d.name FROM regions.region v JOIN regions.region d ON d.id = v.parent
          WHERE v.id = r.%s)""".formatted(column);
  }

  /** The name of an office or partner, by the column that holds its id. */
  public static String organisationSql(String column) {
    return "(SELECT o.name FROM accounts.organisation o WHERE o.regency = r.regency AND o.id = r.%s)".formatted(column);
  }

  /** Whether the subject is made of a name ({@link Ids#fromName}), so that rows are found by making it again. */
  boolean isNamed() {
    return namePrefix != null;
  }

  UUID subjectOf(String regency, String key) {
    return isNamed() ? Ids.fromName(namePrefix + regency + key) : UUID.fromString(key);
  }
}
