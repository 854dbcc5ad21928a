package id.payung.platform.db;

import id.payung.platform.actor.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The first lock: the same shape that {@code platform.guard} gave the table, as an SQL condition for this actor. Use it
 * in every list, count, search and export: {@code WHERE a.regency = :regency AND <scope.sql()>} with
 * {@code .params(scope.params())}.
 */
public final class Scope {
  private final Actor actor;
  private final List<String> ways = new ArrayList<>();

  private Scope(Actor actor) {
    this.actor = actor;
  }

  public static Scope of(Actor actor) {
    return new Scope(actor);
  }

  /** Rows that name one organisation. */
  public Scope organisation(String column) {
    ways.add(column + " = ANY (CAST(:scopeOrganisations AS uuid[]))");
    return this;
  }

  /** Rows that name several organisations. */
  public Scope parties(String column) {
    ways.add(column + " && CAST(:scopeOrganisations AS uuid[])");
    return this;
  }

  /** Rows of one village. */
  public Scope village(String column) {
    ways.add(column + " = ANY (CAST(:scopeVillages AS uuid[]))");
    return this;
  }

  /** Rows of several villages. */
  public Scope area(String column) {
    ways.add(column + " && CAST(:scopeVillages AS uuid[])");
    return this;
  }

  /** Rows that the actor wrote. */
  public Scope author(String column) {
    ways.add(column + " = CAST(:scopePerson AS uuid)");
    return this;
  }

  /** The condition, in brackets; a wide actor's is {@code (TRUE)}, no way at all is {@code (FALSE)}. */
  public String sql() {
    if (actor.wide()) {
      return "(TRUE)";
    }
    return ways.isEmpty() ? "(FALSE)" : "(" + String.join(" OR ", ways) + ")";
  }

  public Map<String, Object> params() {
    return Map.of("regency", actor.regency(), "scopeOrganisations", Sql.uuids(actor.organisations()), "scopeVillages",
        Sql.uuids(actor.villages()), "scopePerson",
        actor.person() == null ? "00000000-0000-0000-0000-000000000000" : actor.person().toString());
  }
}
