package id.payung.agreements;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** What lines of a budget, realisations, and the dates and rules of a regency are called in the trail: no amount. */
@Component
class BudgetTitleSource implements RecordTitle.RecordTitleSource {
  private static final String ACTIVITY =
      "(SELECT a.title FROM agreements.activity a WHERE a.regency = r.regency AND a.id = r.activity)";

  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(
        new RecordTitle("budget-line", BudgetLineRepository.LockedBudgetLine.class,
            "(SELECT b.number || ' · ' FROM agreements.budget_line b WHERE b.regency = r.regency AND b.id = r.id) || "
                + ACTIVITY),
        new RecordTitle("realisation", BudgetRealisationView.class,
            "to_char(r.as_of, 'DD-MM-YYYY') || ' · ' || " + ACTIVITY),
        new RecordTitle("planning-gate", PlanningGateDates.class, "r.year::text || r.gate", "gate:",
            "r.year || ' · ' || r.gate"),
        new RecordTitle("status-rule", RegencyStatusRule.class, "r.begins::text", "status-rule:",
            "to_char(r.begins, 'DD-MM-YYYY')"));
  }
}
