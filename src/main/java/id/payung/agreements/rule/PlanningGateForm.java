package id.payung.agreements.rule;

import id.payung.agreements.PlanningGateDates;
import id.payung.agreements.PlanningGateRepository.GateDates;
import id.payung.platform.form.FormFields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** The dates of a planning gate. */
record PlanningGateForm(@Min(1900) @Max(2200) int year, @Size(max = 60) String gate, int version,
    @NotNull(message = "agreements.wrong.empty") LocalDate opens,
    @NotNull(message = "agreements.wrong.empty") LocalDate closes,
    @NotBlank(message = "agreements.wrong.empty") @Size(max = 300) String source) {

  static FormFields of(int year, GateDates dates) {
    return FormFields.of(new PlanningGateForm(year, dates.gate().code(), dates.version(), dates.opens(), dates.closes(),
        dates.own() == null ? "" : dates.source()));
  }

  PlanningGateDates toDates() {
    return new PlanningGateDates(year, gate, opens, closes, source, version);
  }
}
