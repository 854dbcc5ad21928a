package id.payung.legislation.plan;

import id.payung.platform.form.NonBlankRowFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The planned days of a draft.
 *
 * @param basedOn version of the draft that the form was opened at
 */
record DraftPlanForm(int basedOn, @Valid @Size(max = 40) List<PlannedDayForm> lines) {

  /** One milestone; without a day it is not planned. */
  @NonBlankRowFields("plannedOn")
  record PlannedDayForm(@Size(max = 60) String event, @Nullable LocalDate plannedOn) {}

  /** By the code of the event; a second line of the same counts for nothing. */
  Map<String, LocalDate> days() {
    Map<String, LocalDate> days = new LinkedHashMap<>();
    for (PlannedDayForm line : lines) {
      if (line.plannedOn() != null) {
        days.putIfAbsent(line.event(), line.plannedOn());
      }
    }
    return days;
  }
}
