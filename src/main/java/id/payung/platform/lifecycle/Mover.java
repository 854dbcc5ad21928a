package id.payung.platform.lifecycle;

import id.payung.platform.actor.Actor;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who wants to move a record, with the policies that hold for this actor and this record. A policy that nobody decided
 * does not hold.
 *
 * @param about what the sentence of a refusal names, as its arguments
 */
public record Mover(Actor actor, Set<Policy> policies, List<Object> about) {

  public Mover {
    policies = Set.copyOf(policies);
    about = List.copyOf(about);
  }

  public static Mover of(Actor actor) {
    return new Mover(actor, Set.of(), List.of());
  }

  public Mover with(Policy policy, boolean holds) {
    if (!holds) {
      return this;
    }
    Set<Policy> more = new HashSet<>(policies);
    more.add(policy);
    return new Mover(actor, more, about);
  }

  public Mover about(Object... names) {
    return new Mover(actor, policies, List.of(names));
  }

  boolean holdsAny(Set<Policy> asked) {
    return !Collections.disjoint(policies, asked);
  }
}
