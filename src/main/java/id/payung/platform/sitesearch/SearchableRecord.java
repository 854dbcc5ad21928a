package id.payung.platform.sitesearch;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.RowSelection;
import id.payung.platform.rows.Rows;
import id.payung.platform.search.SearchCondition;
import id.payung.platform.search.TypedWords;
import java.util.Set;

/**
 * A kind of record that is found by words: declared once by its module, as expressions over the row {@code r}. It is
 * read with the reach that the record declares, and only by who may open its list; titles and details name nobody who
 * is written about.
 */
public final class SearchableRecord {
  /** What is put in order after it was found has an end. */
  private static final int MOST_INDEXED = 200;
  private static final String TEXT = "r.search";

  private final Class<? extends Record> table;
  private final SearchKind kind;
  private String key = "r.id";
  private String title = "r.title";
  private String detail = "NULL";
  private String day = "NULL";
  private String mark = "NULL";
  private String standing = "TRUE";
  private String order = "r.id DESC";
  private Set<Role> readers = Set.of();

  private SearchableRecord(Class<? extends Record> table, SearchKind kind) {
    this.table = table;
    this.kind = kind;
  }

  /** Records that lie below their list: {@code /meetings/{id}}. */
  public static SearchableRecord of(Class<? extends Record> table, SearchKind kind) {
    return new SearchableRecord(table, kind);
  }

  /** The expression that is the last part of a record's address, the id if nothing is said. */
  public SearchableRecord key(String expression) {
    this.key = expression;
    return this;
  }

  public SearchableRecord title(String expression) {
    this.title = expression;
    return this;
  }

  public SearchableRecord detail(String expression) {
    this.detail = expression;
    return this;
  }

  public SearchableRecord day(String expression) {
    this.day = expression;
    return this;
  }

  /** The expression that gives the message key of a state in which the record must not be taken for one that stands. */
  public SearchableRecord mark(String expression) {
    this.mark = expression;
    return this;
  }

  /** The condition of those that the list shows. */
  public SearchableRecord standing(String condition) {
    this.standing = condition;
    return this;
  }

  /** The order of what is found, which must be one that an index gives. */
  public SearchableRecord ordered(String columns) {
    this.order = columns;
    return this;
  }

  /** Who may open list and record; everybody who is signed in if nothing is said. */
  public SearchableRecord openTo(Role... roles) {
    this.readers = Set.of(roles);
    return this;
  }

  SearchKind kind() {
    return kind;
  }

  String path(String key) {
    return kind.list() + "/" + key;
  }

  boolean isOpenTo(Actor actor) {
    return readers.isEmpty() || actor.hasAnyRole(readers.toArray(Role[]::new));
  }

  /**
   * The first in the order of the list. Quick when there are many, by walking along the order, and when there are few,
   * by the trigram index; slow when the planner takes few for many.
   *
   * @param number by which the rows of this kind are known again in a union
   */
  RowSelection selectOrdered(Rows rows, Actor actor, int number, SearchCondition words, int limit) {
    return query(rows, actor).matching(words).orderBy(order).limit(limit).select(columns(number));
  }

  /** Some that were found by the trigram index, the latest first. */
  RowSelection selectIndexed(Rows rows, Actor actor, int number, SearchCondition words, int limit) {
    return query(rows, actor).matching(words)
        .limit(MOST_INDEXED)
        .select(columns(number))
        .ordered("day DESC NULLS LAST, title", limit);
  }

  SearchCondition condition(TypedWords typed, boolean forgiving) {
    return forgiving ? typed.forgivingCondition(TEXT) : typed.condition(TEXT);
  }

  private RowQuery<? extends Record> query(Rows rows, Actor actor) {
    return rows.query(actor, table).and(standing);
  }

  private String columns(int number) {
    return number + " AS number, (" + key + ")::text AS key, (" + title + ")::text AS title, (" + detail
        + ")::text AS detail, (" + day + ")::date AS day, (" + mark + ")::text AS mark";
  }
}
