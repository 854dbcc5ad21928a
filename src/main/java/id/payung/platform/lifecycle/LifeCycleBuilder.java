package id.payung.platform.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Declares a life-cycle. */
public final class LifeCycleBuilder<S extends Enum<S> & LifeCycleState> {
  private final Class<S> type;
  private final String name;
  private final Set<S> starts;
  private final Set<S> ends;
  private final List<Transition<S>> transitions = new ArrayList<>();
  private final Map<LifeCycleWords.Step, String> refusals = new HashMap<>();
  private LifeCycleWords words = LifeCycleWords.SHARED;

  LifeCycleBuilder(Class<S> type, String name) {
    this.type = type;
    this.name = name;
    this.starts = EnumSet.noneOf(type);
    this.ends = EnumSet.noneOf(type);
  }

  /** The states in which a record can begin. */
  @SafeVarargs
  public final LifeCycleBuilder<S> startsAt(S... states) {
    starts.addAll(List.of(states));
    return this;
  }

  /** The states that are never left. */
  @SafeVarargs
  public final LifeCycleBuilder<S> endsAt(S... states) {
    ends.addAll(List.of(states));
    return this;
  }

  /** Prefix of the message keys of the states' names: {@code evidence.state}. */
  public LifeCycleBuilder<S> stateNames(String prefix) {
    words = new LifeCycleWords(prefix, words.impossible(), words.reasonNeeded(), Map.of());
    return this;
  }

  /** Message key of the refusal of a move that the table does not have. */
  public LifeCycleBuilder<S> refuses(String key) {
    words = new LifeCycleWords(words.states(), key, words.reasonNeeded(), Map.of());
    return this;
  }

  /** Message key of the refusal of this particular move. */
  public LifeCycleBuilder<S> refuses(S from, S to, String key) {
    if (refusals.put(new LifeCycleWords.Step(from.code(), to.code()), key) != null) {
      throw new IllegalStateException(name + " refuses " + from + " → " + to + " twice");
    }
    return this;
  }

  /** Message key for a reason that was left empty. */
  public LifeCycleBuilder<S> asksForReason(String key) {
    words = new LifeCycleWords(words.states(), words.impossible(), key, Map.of());
    return this;
  }

  public LifeCycleBuilder<S> transition(S from, S to, Consumer<TransitionBuilder> how) {
    return transition(List.of(from), to, how);
  }

  /** From each of these states alike. */
  public LifeCycleBuilder<S> transition(Collection<S> from, S to, Consumer<TransitionBuilder> how) {
    TransitionBuilder said = new TransitionBuilder();
    how.accept(said);
    from.forEach(one -> transitions.add(said.between(one, to)));
    return this;
  }

  /**
   * @throws IllegalStateException when the table has a flaw: the application does not start with it
   */
  public LifeCycle<S> build() {
    LifeCycleWords all = new LifeCycleWords(words.states(), words.impossible(), words.reasonNeeded(), refusals);
    LifeCycle<S> cycle = new LifeCycle<>(name, type, starts, ends, transitions, all);
    List<String> flaws = LifeCycleFlaws.of(cycle);
    if (!flaws.isEmpty()) {
      throw new IllegalStateException("life-cycle " + name + ": " + String.join("; ", flaws));
    }
    return cycle;
  }
}
