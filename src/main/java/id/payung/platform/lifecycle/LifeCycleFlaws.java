package id.payung.platform.lifecycle;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a table by itself. Words and events are looked at by the test of completeness. */
final class LifeCycleFlaws<S extends Enum<S> & LifeCycleState> {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z-]*");

  private final LifeCycle<S> cycle;
  private final List<String> found = new ArrayList<>();

  private LifeCycleFlaws(LifeCycle<S> cycle) {
    this.cycle = cycle;
  }

  static <S extends Enum<S> & LifeCycleState> List<String> of(LifeCycle<S> cycle) {
    LifeCycleFlaws<S> flaws = new LifeCycleFlaws<>(cycle);
    flaws.lookAtCodes();
    flaws.lookAtReach();
    flaws.lookAtEnds();
    flaws.lookAtTransitions();
    flaws.lookAtRefusals();
    return flaws.found;
  }

  private void lookAtCodes() {
    Set<String> codes = new HashSet<>();
    for (S state : cycle.states()) {
      if (!CODE.matcher(state.code()).matches()) {
        found.add(state + " has the code " + state.code() + ", which is not of letters and hyphens");
      }
      if (!codes.add(state.code())) {
        found.add(state + " has the code of another state");
      }
    }
  }

  private void lookAtReach() {
    if (cycle.starts().isEmpty()) {
      found.add("no state to start at");
      return;
    }
    Set<S> reached = EnumSet.copyOf(cycle.starts());
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Transition<S> one : cycle.transitions()) {
        grows |= reached.contains(one.from()) && reached.add(one.to());
      }
    }
    cycle.states().stream().filter(state -> !reached.contains(state)).forEach(s -> found.add(s + " is never reached"));
  }

  private void lookAtEnds() {
    Set<S> left = new HashSet<>();
    cycle.transitions().forEach(one -> left.add(one.from()));
    for (S state : cycle.states()) {
      boolean end = cycle.ends().contains(state);
      if (!end && !left.contains(state)) {
        found.add(state + " is no end and cannot be left");
      }
      if (end && left.contains(state)) {
        found.add(state + " is an end and can be left");
      }
    }
  }

  private void lookAtTransitions() {
    Set<List<S>> known = new HashSet<>();
    for (Transition<S> one : cycle.transitions()) {
      String said = one.from() + " → " + one.to();
      if (one.from() == one.to()) {
        found.add(said + " leads nowhere");
      }
      if (!known.add(List.of(one.from(), one.to()))) {
        found.add(said + " is there twice");
      }
      if (one.who().equals(TransitionPermission.NOBODY)) {
        found.add(said + " is for nobody");
      }
    }
  }

  private void lookAtRefusals() {
    Set<LifeCycleWords.Step> refused = new HashSet<>(cycle.words().refusals().keySet());
    for (Transition<S> one : cycle.transitions()) {
      if (refused.contains(new LifeCycleWords.Step(one.from().code(), one.to().code()))) {
        found.add(one.from() + " → " + one.to() + " is both allowed and refused");
      }
    }
  }
}
