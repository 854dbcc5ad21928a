package id.payung.indicators.setup;

import id.payung.platform.errors.Invalid;
import id.payung.platform.form.CrossFieldRules;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to open a year.
 *
 * @param source a shipped instrument or {@code year:2025}
 */
record EvaluationOpeningForm(@Pattern(regexp = "20\\d{2}", message = "indicators.years.code.wrong") String code,
    @Size(max = 60) String source, @Size(max = 60) String evidenceYears,
    @Nullable LocalDate due) implements CrossFieldRules {
  private static final int MAX_YEARS = 4;

  @Override
  public void check() {
    years();
  }

  List<Integer> years() {
    return parseYears(evidenceYears);
  }

  /**
   * The years typed with spaces or commas between; what is no year is left out.
   *
   * @throws Invalid when there are none or too many
   */
  static List<Integer> parseYears(String typed) {
    List<Integer> years = Arrays.stream(typed.split("[,;\\s]+"))
        .filter(one -> one.matches("20\\d{2}"))
        .map(Integer::valueOf)
        .distinct()
        .sorted()
        .toList();
    if (years.isEmpty() || years.size() > MAX_YEARS) {
      throw new Invalid("evidenceYears", "indicators.years.evidence.wrong");
    }
    return years;
  }
}
