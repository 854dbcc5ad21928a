package id.payung.agreements.rule;

import id.payung.agreements.RegencyStatusRule;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A rule of status from a day on.
 *
 * @param version of the rule of that day that the person saw; 0 when there was none
 */
record StatusRuleForm(int version, @NotNull(message = "agreements.wrong.empty") LocalDate begins,
    @Min(value = 1, message = "agreements.wrong.range") @Max(value = 100,
        message = "agreements.wrong.range") int points,
    @Min(value = 1, message = "agreements.wrong.range") @Max(value = 366,
        message = "agreements.wrong.range") int silentDays,
    @Max(value = 30, message = "agreements.wrong.range") int noticeWorkingDays,
    @NotBlank(message = "agreements.wrong.empty") @Size(max = 300) String source) {

  RegencyStatusRule toRule() {
    return new RegencyStatusRule(begins, points, silentDays, noticeWorkingDays, source, version);
  }
}
