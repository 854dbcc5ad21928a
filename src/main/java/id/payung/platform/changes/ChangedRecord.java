package id.payung.platform.changes;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record whose changes are told: declared once by its module, as expressions over the row {@code r}. When it
 * changed and who did it stands in columns of its own, or in the trail. It is read with the reach that the record
 * declares, and only by who may open its page; titles and details name nobody who is written about.
 */
public final class ChangedRecord {
  private static final Pattern WORD = Pattern.compile("[a-z-]{2,30}");

  private final Class<? extends Record> table;
  private final ChangeKind kind;
  private @Nullable Written written;
  private @Nullable Logged logged;
  private String path = "''";
  private String title = "r.title";
  private String detail = "NULL";
  private String day = "NULL";
  private boolean dayOfPaper;
  private String picture = "NULL";
  private String standing = "TRUE";
  private Set<Role> readers = Set.of();

  /**
   * When and by whom, as the record says it.
   *
   * @param at column of the hour, which an index gives in order after the regency
   * @param id column that is unique
   * @param byOther condition that it was somebody else than {@code :me}, who is called {@code :myName}
   */
  public record Written(String at, String id, String byOther) {}

  /**
   * When and by whom, as the trail says it.
   *
   * @param subject column of the record that lines of the trail name
   */
  public record Logged(String kind, List<String> actions, String subject) {}

  private ChangedRecord(Class<? extends Record> table, ChangeKind kind) {
    this.table = table;
    this.kind = kind;
  }

  public static ChangedRecord of(Class<? extends Record> table, ChangeKind kind) {
    return new ChangedRecord(table, kind);
  }

  /** The record itself says when it came, and from whom. */
  public ChangedRecord written(String at, String id, String byOther) {
    this.written = new Written(at, id, byOther);
    return this;
  }

  /** The trail says it, with one of these actions; of several lines of one record the last is told. */
  public ChangedRecord logged(String kindInTrail, String... actions) {
    return loggedOf("r.id", kindInTrail, actions);
  }

  /** Likewise, where lines of the trail name the record by another column than its id. */
  public ChangedRecord loggedOf(String subject, String kindInTrail, String... actions) {
    List<String> all = List.of(actions);
    if (!WORD.matcher(kindInTrail).matches() || !all.stream().allMatch(action -> WORD.matcher(action).matches())) {
      throw new IllegalArgumentException("no words of the trail: " + kindInTrail + " " + all);
    }
    this.logged = new Logged(kindInTrail, all, subject);
    return this;
  }

  /** The address of its page below the regency. */
  public ChangedRecord path(String expression) {
    this.path = expression;
    return this;
  }

  /** What it is called; a message key stands for its words. */
  public ChangedRecord title(String expression) {
    this.title = expression;
    return this;
  }

  /** Village, office, or what else tells it from others of its name; a message key stands for its words. */
  public ChangedRecord detail(String expression) {
    this.detail = expression;
    return this;
  }

  /** The day on which it was held; told beside the day of the change, where that is another. */
  public ChangedRecord day(String expression) {
    this.day = expression;
    return this;
  }

  /** Likewise, the day that stands on a paper. */
  public ChangedRecord paperDay(String expression) {
    this.dayOfPaper = true;
    return day(expression);
  }

  /** What its {@link ChangePictureSource} makes a picture of, as JSON, so that nothing more must be read for it. */
  public ChangedRecord picture(String expression) {
    this.picture = expression;
    return this;
  }

  /** The condition of those whose page shows them. */
  public ChangedRecord standing(String condition) {
    this.standing = condition;
    return this;
  }

  /** Who may open its page; everybody who is signed in if nothing is said. */
  public ChangedRecord openTo(Role... roles) {
    this.readers = Set.of(roles);
    return this;
  }

  public boolean isOpenTo(Actor actor) {
    return readers.isEmpty() || actor.hasAnyRole(readers.toArray(Role[]::new));
  }

  public Class<? extends Record> table() {
    return table;
  }

  public ChangeKind kind() {
    return kind;
  }

  public @Nullable Written written() {
    return written;
  }

  public @Nullable Logged logged() {
    return logged;
  }

  /** Whether its day is that of a paper, and not one on which something was held. */
  public boolean isDayOfPaper() {
    return dayOfPaper;
  }

  public String standing() {
    return standing;
  }

  /**
   * What is told of it.
   *
   * @param number by which the rows of this kind are known again in a union
   */
  public String columns(int number, String at, String id) {
    return number + " AS number, " + at + " AS at, " + id + " AS id, (" + path + ")::text AS path, left((" + title
        + ")::text, 301) AS title, (" + detail + ")::text AS detail, (" + day + ")::date AS day, (" + picture
        + ")::text AS picture";
  }
}
