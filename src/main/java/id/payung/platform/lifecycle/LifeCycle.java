package id.payung.platform.lifecycle;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of one kind of record, as one table. It decides about states, roles and reasons; rules that need the rest of
 * the record (signers are named, the year is not locked) stay with the module and are asked after {@link #requireMove}.
 * Immutable; declared once as a constant:
 *
 * <pre>{@code
 * static final LifeCycle<EvidenceUseState> LIFE = LifeCycle.of(EvidenceUseState.class, "evidence-use")
 *     .startsAt(PROPOSED, TAKEN)
 *     .transition(PROPOSED, TAKEN, it -> it.by(OFFICE).announces(EvidenceUseChanged.class))
 *     .transition(TAKEN, TAKEN_BACK, it -> it.by(OFFICE).back().announces(EvidenceUseChanged.class))
 *     .transition(TAKEN_BACK, TAKEN, it -> it.by(OFFICE).announces(EvidenceUseChanged.class))
 *     .build();
 * }</pre>
 */
public final class LifeCycle<S extends Enum<S> & LifeCycleState> {
  private final String name;
  private final Class<S> type;
  private final Set<S> starts;
  private final Set<S> ends;
  private final List<Transition<S>> transitions;
  private final LifeCycleWords words;

  LifeCycle(String name, Class<S> type, Set<S> starts, Set<S> ends, List<Transition<S>> transitions,
      LifeCycleWords words) {
    this.name = name;
    this.type = type;
    this.starts = Set.copyOf(starts);
    this.ends = Set.copyOf(ends);
    this.transitions = List.copyOf(transitions);
    this.words = words;
  }

  /** @param name words with hyphens, for documents */
  public static <S extends Enum<S> & LifeCycleState> LifeCycleBuilder<S> of(Class<S> type, String name) {
    return new LifeCycleBuilder<>(type, name);
  }

  public String name() {
    return name;
  }

  /** In the order of the enum. */
  public List<S> states() {
    return List.of(type.getEnumConstants());
  }

  public Set<S> starts() {
    return starts;
  }

  /** The states that are never left. */
  public Set<S> ends() {
    return ends;
  }

  /** In the order of the declaration. */
  public List<Transition<S>> transitions() {
    return transitions;
  }

  public LifeCycleWords words() {
    return words;
  }

  public Optional<Transition<S>> find(S from, S to) {
    return transitions.stream().filter(one -> one.from() == from && one.to() == to).findFirst();
  }

  /** Whether the mover may; what a page asks before it shows a button. */
  public TransitionCheck<S> may(TransitionActor mover, S from, S to) {
    Optional<Transition<S>> known = find(from, to);
    if (known.isEmpty()) {
      return new TransitionCheck.Impossible<>(words.refusal(from, to));
    }
    Transition<S> transition = known.get();
    return transition.who().allows(mover) ? new TransitionCheck.Permitted<>(transition)
        : new TransitionCheck.NotPermitted<>(transition);
  }

  /** Likewise, where no policy of the record plays a part. */
  public TransitionCheck<S> may(Actor actor, S from, S to) {
    return may(TransitionActor.of(actor), from, to);
  }

  /** What the mover may do next with a record in this state. */
  public List<Transition<S>> nextFor(TransitionActor mover, S from) {
    return transitions.stream().filter(one -> one.from() == from && one.who().allows(mover)).toList();
  }

  /** Likewise, where no policy of the record plays a part. */
  public List<Transition<S>> nextFor(Actor actor, S from) {
    return nextFor(TransitionActor.of(actor), from);
  }

  /**
   * The move to make, or empty when the record is in that state already: a form that is sent twice is harmless.
   *
   * @throws Refused when the table does not have the move
   * @throws Forbidden when others may, and the mover may not
   * @throws Invalid when a reason is needed and there is none
   */
  public Optional<GrantedTransition<S>> requireMove(TransitionActor mover, S from, S to, @Nullable String reason) {
    if (from == to) {
      return Optional.empty();
    }
    Transition<S> transition = switch (may(mover, from, to)) {
      case TransitionCheck.Permitted<S>(Transition<S> permitted) -> permitted;
      case TransitionCheck.NotPermitted<S> _ -> throw new Forbidden();
      case TransitionCheck.Impossible<S>(String key) -> throw new Refused(key, mover.about().toArray());
    };
    String said = reason == null || reason.isBlank() ? null : reason.strip();
    if (transition.needsReason() && said == null) {
      throw new Invalid("reason", words.reasonNeeded());
    }
    return Optional.of(new GrantedTransition<>(transition, said));
  }

  /** Likewise, where no policy of the record plays a part. */
  public Optional<GrantedTransition<S>> requireMove(Actor actor, S from, S to, @Nullable String reason) {
    return requireMove(TransitionActor.of(actor), from, to, reason);
  }

  /**
   * Likewise for a form that says which state it was filled in for.
   *
   * @param now the state of the record, read under its lock
   * @param label message key of the state's field, for the page that shows both values
   * @throws Stale when somebody else has moved the record meanwhile
   */
  public Optional<GrantedTransition<S>> requireMove(TransitionActor mover, S now, TransitionRequest<S> request,
      String label) {
    if (now != request.to() && now != request.seen()) {
      throw new Stale(List.of(new Stale.Difference(label, words.nameOf(request.to()), words.nameOf(now))));
    }
    return requireMove(mover, now, request.to(), request.reason());
  }

  /**
   * The transition that the software takes by itself.
   *
   * @throws IllegalStateException when the table does not have it as automatic: a mistake of the caller
   */
  public Transition<S> automatic(S from, S to) {
    return find(from, to).filter(one -> one.who().automatic() != null)
        .orElseThrow(() -> new IllegalStateException(name + " has no automatic " + from + " → " + to));
  }
}
