package id.payung.platform.db;

import id.payung.platform.actor.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The first lock: the same shape that {@code platform.guard} gave the table, as an SQL condition for this actor. Use it
 * in every list, count, search and export: {@code WHERE a.regency = :regency AND <scope.sql()>} with
 * {@code .params(scope.params())}.
 */
public final class RowAccessScope {
  private final Actor actor;
  private final List<String> alternatives = new ArrayList<>();
  private final List<String> wideConditions = new ArrayList<>();

  private RowAccessScope(Actor actor) {
    this.actor = actor;
  }

  public static RowAccessScope of(Actor actor) {
    return new RowAccessScope(actor);
  }

  /** Rows that name one organisation. */
  public RowAccessScope organisation(String column) {
    alternatives.add(column + " = ANY (CAST(:scopeOrganisations AS uuid[]))");
    return this;
  }

  /** Rows that name several organisations. */
  public RowAccessScope parties(String column) {
    alternatives.add(column + " && CAST(:scopeOrganisations AS uuid[])");
    return this;
  }

  /** Rows of one village. */
  public RowAccessScope village(String column) {
    alternatives.add(column + " = ANY (CAST(:scopeVillages AS uuid[]))");
    return this;
  }

  /** Rows of several villages. */
  public RowAccessScope area(String column) {
    alternatives.add(column + " && CAST(:scopeVillages AS uuid[])");
    return this;
  }

  /** Rows that the actor wrote. */
  public RowAccessScope author(String column) {
    alternatives.add(column + " = CAST(:scopePerson AS uuid)");
    return this;
  }

  /** Rows that a person of wide reach sees only where this flag is set, or where they are of the narrow reach too. */
  public RowAccessScope wideWhen(String column) {
    wideConditions.add(column);
    return this;
  }

  /**
   * The condition, in brackets; a wide actor's is {@code (TRUE)} unless the table closes rows to them, no way at all is
   * {@code (FALSE)}.
   */
  public String conditionSql() {
    if (actor.hasRegencyWideReach()) {
      if (wideConditions.isEmpty() || actor.service() != null) {
        return "(TRUE)";
      }
      return "(" + String.join(" OR ", Stream.concat(wideConditions.stream(), alternatives.stream()).toList()) + ")";
    }
    return alternatives.isEmpty() ? "(FALSE)" : "(" + String.join(" OR ", alternatives) + ")";
  }

  public Map<String, Object> params() {
    return Map.of("regency", actor.regency(), "scopeOrganisations", SqlValues.uuidArray(actor.organisations()),
        "scopeVillages", SqlValues.uuidArray(actor.villages()), "scopePerson",
        actor.person() == null ? "00000000-0000-0000-0000-000000000000" : actor.person().toString());
  }
}
