package id.payung.indicators.result;

import id.payung.platform.reference.Instrument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The many rows of a stage's form as they were typed: {@code points.4.1}, {@code note.4.1} and {@code version.4.1} for
 * question 4.1. An empty row is no row, unless something is known of its question already.
 *
 * @param valid rows that can be kept
 * @param errors question → message key of what is to be mended
 * @param points question → as typed
 * @param notes question → as typed
 */
public record QuestionResultsForm(List<QuestionResult> valid, Map<String, String> errors, Map<String, String> points,
    Map<String, String> notes) {
  private static final int MAX_NOTE_LENGTH = 2000;

  static QuestionResultsForm empty() {
    return new QuestionResultsForm(List.of(), Map.of(), Map.of(), Map.of());
  }

  static QuestionResultsForm parse(Instrument instrument, Map<String, QuestionResult> known, Map<String, String> form) {
    QuestionResultsForm typed =
        new QuestionResultsForm(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    instrument.questions()
        .filter(question -> form.containsKey("points." + question.code()))
        .forEach(question -> typed.parseRow(question, known.get(question.code()), form));
    return typed;
  }

  private void parseRow(Instrument.Question question, @Nullable QuestionResult known, Map<String, String> form) {
    String code = question.code();
    String given = form.getOrDefault("points." + code, "").strip();
    String note = form.getOrDefault("note." + code, "").strip();
    if (given.isEmpty() && note.isEmpty() && known == null) {
      return;
    }
    points.put(code, given);
    notes.put(code, note);
    @Nullable BigDecimal worth = parsePoints(given);
    if (given.isEmpty()) {
      errors.put(code, known == null ? "indicators.result.points.missing" : "indicators.result.points.emptied");
    } else if (worth == null || worth.signum() < 0 || worth.compareTo(question.max()) > 0
        || worth.stripTrailingZeros().scale() > 2) {
      errors.put(code, "indicators.result.points.wrong");
    } else if (note.length() > MAX_NOTE_LENGTH) {
      errors.put(code, "indicators.result.note.long");
    } else {
      valid.add(new QuestionResult(code, worth, note, parseVersion(form.get("version." + code))));
    }
  }

  /** A score as people type it: 7,40 or 7.40; null when it is none. */
  private static @Nullable BigDecimal parsePoints(String typed) {
    return typed.matches("\\d{1,4}([.,]\\d{1,6})?") ? new BigDecimal(typed.replace(',', '.')) : null;
  }

  private static int parseVersion(@Nullable String typed) {
    return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
  }
}
