package id.payung.agreements;

import id.payung.agreements.reference.StatusRule;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.LocalDate;

/** A {@link StatusRule} that the regency has set itself, in force from the day {@code begins}. */
@Table(value = "agreements.status_rule", reach = "shared")
public record RegencyStatusRule(@KeyColumn LocalDate begins, int points, int silentDays,
    @FieldLabelKey("agreements.field.notice-days") int noticeWorkingDays, String source, int version) {

  public StatusRule toRule() {
    return new StatusRule("own-" + begins, begins, points, silentDays, noticeWorkingDays, true, source);
  }
}
