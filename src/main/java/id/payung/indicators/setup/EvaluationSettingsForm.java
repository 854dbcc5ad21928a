package id.payung.indicators.setup;

import id.payung.indicators.year.Evaluation;
import id.payung.platform.form.CrossFieldRules;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frame of a year. */
record EvaluationSettingsForm(int basedOn, @Size(max = 60) String stage, @Size(max = 60) String evidenceYears,
    @Nullable LocalDate due) implements CrossFieldRules {

  static EvaluationSettingsForm of(Evaluation year) {
    return new EvaluationSettingsForm(year.version(), year.stage(), year.evidenceYearsText(), year.due());
  }

  @Override
  public void check() {
    years();
  }

  List<Integer> years() {
    return EvaluationOpeningForm.parseYears(evidenceYears);
  }
}
