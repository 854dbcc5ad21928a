package id.payung.fieldwork.declared;

import id.payung.fieldwork.kind.FieldMerge;
import id.payung.platform.errors.Invalid;
import id.payung.platform.web.Ui;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person chose where two versions differ, and why it could not be kept.
 *
 * @param choices by field what they took, see {@link #valueOf}; a field that waits still is absent
 * @param mistakes message keys by field
 */
public record ConflictChoice(Map<String, String> choices, Map<String, String> mistakes) {
  public static final ConflictChoice NONE = new ConflictChoice(Map.of(), Map.of());

  private static final String MINE = "mine";

  /**
   * What says that a value which came later is taken: {@code mine}, and for all but the newest of a field that was
   * changed on both sides more than once, which of them.
   */
  static String valueOf(OpenConflict conflict, List<OpenConflict> all) {
    boolean newest =
        all.stream().noneMatch(other -> other.field().equals(conflict.field()) && other.version() > conflict.version());
    return newest ? MINE : MINE + "-" + conflict.version();
  }

  /** A browser sends {@code choice.<field>} as {@code theirs} or the value of what came later. */
  public static ConflictChoice sent(Map<String, String[]> parameters) {
    String prefix = "choice.";
    Map<String, String> choices = new LinkedHashMap<>();
    parameters.forEach((name, values) -> {
      if (name.startsWith(prefix) && values.length > 0) {
        choices.put(name.substring(prefix.length()), values[0]);
      }
    });
    return new ConflictChoice(choices, Map.of());
  }

  /**
   * Sets in the body that stands what was chosen instead of it.
   *
   * @throws Invalid naming each field that was not chosen
   */
  void applyTo(ObjectNode body, List<OpenConflict> conflicts) {
    Map<String, String> waiting = new LinkedHashMap<>();
    conflicts.stream()
        .filter(conflict -> !isTheirs(conflict.field()))
        .forEach(conflict -> waiting.put(conflict.field(), "fieldwork.conflict.choose"));
    for (OpenConflict conflict : conflicts) {
      if (isTaken(conflict.field(), valueOf(conflict, conflicts))) {
        FieldMerge.setField(body, conflict.field(), conflict.mine());
        waiting.remove(conflict.field());
      }
    }
    if (!waiting.isEmpty()) {
      throw new Invalid(waiting);
    }
  }

  public ConflictChoice refused(Invalid wrong) {
    return new ConflictChoice(choices, wrong.fields());
  }

  public boolean isTaken(String field, String value) {
    return value.equals(choices.get(field));
  }

  public boolean isTheirs(String field) {
    return isTaken(field, "theirs");
  }

  /** All that is wrong in words, by the id of the place on the page where it is mended. */
  public Map<String, String> said(Ui ui) {
    Map<String, String> said = new LinkedHashMap<>();
    mistakes.forEach((field, key) -> said.put("c-" + field, ui.t(key)));
    return said;
  }

  /** What is wrong with one field, in words. */
  public @Nullable String mistake(Ui ui, String field) {
    String key = mistakes.get(field);
    return key == null ? null : ui.t(key);
  }
}
