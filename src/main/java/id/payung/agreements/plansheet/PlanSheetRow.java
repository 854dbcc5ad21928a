package id.payung.agreements.plansheet;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the sheet: an activity with one of its budget lines. On the second row of an activity its own columns may
 * be left empty.
 *
 * @param number of the activity: what the row is known by
 */
record PlanSheetRow(int number, @Nullable String title, @Nullable String kind, @Nullable String office,
    @Nullable List<String> partners, @Nullable List<String> villages, @Nullable List<String> questions,
    @Nullable LocalDate starts, @Nullable LocalDate ends, @Nullable Long target, @Nullable String unit,
    @Nullable String note, @Nullable Long lineNumber, @Nullable String what, @Nullable String source,
    @Nullable String owner, @Nullable String lineVillage, @Nullable String code, @Nullable String stage,
    @Nullable Boolean guarded, @Nullable Long amount) {

  /** Of a row whose number was not understood; such a row has a finding. */
  static final int UNREAD_NUMBER = 0;

  boolean hasLine() {
    return lineNumber != null || what != null || source != null || amount != null;
  }
}
