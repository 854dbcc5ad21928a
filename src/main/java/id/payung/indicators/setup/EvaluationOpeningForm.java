package id.payung.indicators.setup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was typed to open a year. */
public record EvaluationOpeningForm(String code, String source, String evidenceYears, @Nullable LocalDate due) {

  /** The years typed with spaces or commas between; what is no year is left out and shows as a mistake. */
  static List<Integer> parseYears(String typed) {
    List<Integer> years = new ArrayList<>();
    for (String one : typed.split("[,;\\s]+")) {
      if (one.matches("20\\d{2}")) {
        years.add(Integer.valueOf(one));
      }
    }
    return years.stream().distinct().sorted().toList();
  }
}
