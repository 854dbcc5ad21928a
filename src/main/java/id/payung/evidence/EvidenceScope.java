package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;

/** Which rows of the register an actor sees. */
public final class EvidenceScope {
  private EvidenceScope() {}

  /** Condition on a table of the register with the columns of reach. */
  public static RowAccessScope of(Actor actor, String alias) {
    return RowAccessScope.of(actor)
        .parties(alias + ".organisations")
        .area(alias + ".villages")
        .author(alias + ".added_by");
  }
}
