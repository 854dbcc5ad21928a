package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreements.BudgetRealisation.PlannedAmounts;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import org.junit.jupiter.api.Test;

class PlannedAmountsTest {
  private static final CodeList STAGES = new ReferenceCatalogue().list("agreements/budget-stages");

  @Test
  void money_that_is_only_proposed_is_never_added_to_money() {
    PlannedAmounts sum = PlannedAmounts.NONE;
    for (CodeListEntry stage : STAGES.entries()) {
      sum = sum.plus(STAGES, stage.code(), 1_000);
    }

    assertThat(sum.available()).as("dpa, apbdes, commitment").isEqualTo(3_000);
    assertThat(sum.proposed()).as("proposed, renja, rkpd, rkpdes, awaiting-revision").isEqualTo(5_000);
  }

  @Test
  void a_line_that_was_not_accommodated_is_in_neither() {
    assertThat(PlannedAmounts.NONE.plus(STAGES, "not-accommodated", 7)).isEqualTo(PlannedAmounts.NONE);
  }
}
