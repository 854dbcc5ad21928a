package id.payung.indicators.check;

import id.payung.platform.bulk.BulkForm;
import id.payung.platform.bulk.ChosenRow;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * The same verdict on files that were ticked in the list.
 *
 * @param chosen a value of {@link ChosenRow} for each
 * @param knowing those of them that have a warning and are accepted all the same
 * @param reason for those that are returned
 */
record ManyEvidenceChecksForm(List<@Size(max = 60) String> chosen, List<@Size(max = 60) String> knowing,
    @Size(max = 500) String reason) {

  List<ChosenRow> rows() {
    return BulkForm.rows(chosen);
  }

  boolean isKnowing(UUID use) {
    return knowing.contains(use.toString());
  }
}
