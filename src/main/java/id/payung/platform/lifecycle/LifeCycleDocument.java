package id.payung.platform.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A life-cycle as Markdown: a Mermaid diagram and the table. {@code docs/life-cycles.md} is made from it. */
final class LifeCycleDocument {
  private LifeCycleDocument() {}

  /** Heading, diagram and table. */
  public static <S extends Enum<S> & LifeCycleState> String section(LifeCycle<S> cycle) {
    return "## " + cycle.name() + "\n\n```mermaid\n" + mermaid(cycle) + "```\n\n" + table(cycle);
  }

  /** A {@code stateDiagram-v2}; a word in brackets says that a reason is needed. */
  public static <S extends Enum<S> & LifeCycleState> String mermaid(LifeCycle<S> cycle) {
    StringBuilder text = new StringBuilder("stateDiagram-v2\n");
    cycle.states().forEach(state -> line(text, "state \"" + state.code() + "\" as " + state.name()));
    cycle.starts().stream().sorted().forEach(state -> line(text, "[*] --> " + state.name()));
    for (Transition<S> one : cycle.transitions()) {
      String label = one.action() + (one.needsReason() ? " (reason)" : "");
      line(text, one.from().name() + " --> " + one.to().name() + ": " + label);
    }
    cycle.ends().stream().sorted().forEach(state -> line(text, state.name() + " --> [*]"));
    return text.toString();
  }

  /** One row a transition. */
  public static <S extends Enum<S> & LifeCycleState> String table(LifeCycle<S> cycle) {
    StringBuilder text = new StringBuilder("| from | to | who may | back | reason | in the trail | event |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    for (Transition<S> one : cycle.transitions()) {
      Class<? extends Record> event = one.event();
      List<String> cells = List.of(one.from().code(), one.to().code(), who(one.who()), mark(one.back()),
          mark(one.needsReason()), one.action(), event == null ? "–" : event.getSimpleName());
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append("  ").append(line).append('\n');
  }

  private static String who(TransitionPermission who) {
    List<String> ways = new ArrayList<>();
    if (!who.roles().isEmpty()) {
      ways.add(who.roles()
          .stream()
          .sorted()
          .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
          .collect(Collectors.joining(", ")));
    }
    who.policies().stream().map(TransitionCondition::name).sorted().forEach(name -> ways.add("policy " + name));
    if (who.services()) {
      ways.add("a module");
    }
    if (who.automatic() != null) {
      ways.add("by itself: " + who.automatic());
    }
    return String.join("; or ", ways);
  }

  private static String mark(boolean holds) {
    return holds ? "yes" : "–";
  }
}
