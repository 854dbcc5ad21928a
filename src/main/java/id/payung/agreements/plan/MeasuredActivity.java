package id.payung.agreements.plan;

import id.payung.platform.rows.annotation.DerivedColumn;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import id.payung.platform.search.SearchText;
import java.util.List;
import java.util.UUID;

/** An activity as the measured version of its plan says it, its villages being all of the regency if it names none. */
@Table(value = "agreements.activity", reach = "parties:organisations area:villages")
record MeasuredActivity(PlanVersionActivity text, @HiddenFromPeople Measure measure,
    @HiddenFromPeople List<UUID> organisations, int version) {

  /** Against what it is measured, and where it belongs. */
  record Measure(UUID plan, UUID agreement, String agreementTitle, boolean paperComplete, int year, int planVersion,
      boolean approved, boolean standing) {}

  @DerivedColumn
  String search() {
    return SearchText.normalise(text.title());
  }
}
