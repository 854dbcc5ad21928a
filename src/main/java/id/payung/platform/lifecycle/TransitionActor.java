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
public record TransitionActor(Actor actor, Set<TransitionCondition> policies, List<Object> about) {

  public TransitionActor {
    policies = Set.copyOf(policies);
    about = List.copyOf(about);
  }

  public static TransitionActor of(Actor actor) {
    return new TransitionActor(actor, Set.of(), List.of());
  }

  public TransitionActor with(TransitionCondition policy, boolean holds) {
    if (!holds) {
      return this;
    }
    Set<TransitionCondition> more = new HashSet<>(policies);
    more.add(policy);
    return new TransitionActor(actor, more, about);
  }

  public TransitionActor about(Object... names) {
    return new TransitionActor(actor, policies, List.of(names));
  }

  boolean holdsAny(Set<TransitionCondition> asked) {
    return !Collections.disjoint(policies, asked);
  }
}
