package id.payung.platform.sheets.taken;

import id.payung.platform.sheets.SheetAnswers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What a person has said of a register.
 *
 * @param today in the regency
 * @param chosen by the name of the field
 * @param before likewise, of earlier files
 */
public record RegisterAnswers(LocalDate today, SheetAnswers sheet, Map<String, String> chosen,
    Map<String, String> before) {
  private static final int MAX_ANSWERS = 400;
  private static final int MAX_LENGTH = 80;
  private static final int YEARS_BEFORE = 40;
  private static final int YEARS_AFTER = 50;

  public RegisterAnswers {
    chosen = Map.copyOf(chosen);
    before = Map.copyOf(before);
  }

  /** Of a form; fields that are none are passed over. */
  static RegisterAnswers of(LocalDate today, Map<String, String> form, Map<String, String> before) {
    Map<String, String> chosen = new HashMap<>();
    form.forEach((field, value) -> {
      if (field.matches("(?:name|choice)\\.[a-z0-9-]{1,40}") && value.length() <= MAX_LENGTH
          && chosen.size() < MAX_ANSWERS) {
        chosen.put(field, value);
      }
    });
    SheetAnswers years = SheetAnswers.nearYears(today.getYear() - YEARS_BEFORE, today.getYear() + YEARS_AFTER);
    return new RegisterAnswers(today, years.with(form), chosen, before);
  }

  /** Empty while nothing is said. */
  public String to(String field) {
    return chosen.getOrDefault(field, "");
  }

  /** Of an earlier file; empty where nothing was said. */
  String toBefore(String field) {
    return before.getOrDefault(field, "");
  }

  RegisterAnswers with(SheetAnswers other) {
    return new RegisterAnswers(today, other, chosen, before);
  }

  public boolean isSaid(String field) {
    return chosen.containsKey(field);
  }
}
