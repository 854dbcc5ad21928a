package id.payung.fieldwork.declared;

import id.payung.fieldwork.kind.FieldConflict;
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
 * @param choices by field whether they took what came later; a field that waits still is absent
 * @param mistakes message keys by field
 */
public record ConflictChoice(Map<String, Boolean> choices, Map<String, String> mistakes) {
  public static final ConflictChoice NONE = new ConflictChoice(Map.of(), Map.of());

  /** A browser sends {@code choice.<field>} as {@code mine} or {@code theirs}. */
  public static ConflictChoice sent(Map<String, String[]> parameters) {
    String prefix = "choice.";
    Map<String, Boolean> choices = new LinkedHashMap<>();
    parameters.forEach((name, values) -> {
      if (name.startsWith(prefix) && values.length > 0) {
        choices.put(name.substring(prefix.length()), values[0].equals("mine"));
      }
    });
    return new ConflictChoice(choices, Map.of());
  }

  /**
   * Sets in the body that stands what was chosen instead of it.
   *
   * @throws Invalid naming each field that was not chosen
   */
  public void applyTo(ObjectNode body, List<FieldConflict> conflicts) {
    Map<String, String> waiting = new LinkedHashMap<>();
    for (FieldConflict conflict : conflicts) {
      if (isMine(conflict.field())) {
        FieldMerge.setField(body, conflict.field(), conflict.mine());
      } else if (!isTheirs(conflict.field())) {
        waiting.put(conflict.field(), "fieldwork.conflict.choose");
      }
    }
    if (!waiting.isEmpty()) {
      throw new Invalid(waiting);
    }
  }

  public ConflictChoice refused(Invalid wrong) {
    return new ConflictChoice(choices, wrong.fields());
  }

  public boolean isMine(String field) {
    return Boolean.TRUE.equals(choices.get(field));
  }

  public boolean isTheirs(String field) {
    return Boolean.FALSE.equals(choices.get(field));
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
