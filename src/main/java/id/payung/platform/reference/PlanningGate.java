package id.payung.platform.reference;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;

/**
 * A moment of the year at which a line can still find its home in a plan or a budget.
 *
 * @param document what the line gets into: Renja, RKPD, RKPDes, APBDes, KUA-PPAS, APBD, Perubahan APBD
 * @param yearsBefore how many years before the budget year it lies: 1, or 0 for the Perubahan
 * @param opens first day
 * @param closes last day
 * @param stage the budget stage that a line reaches by passing it ({@code agreements/budget-stages})
 * @param village whether it is a gate for village money
 */
public record PlanningGate(String code, BilingualText name, String document, int yearsBefore, MonthDay opens,
    MonthDay closes, String stage, boolean village, boolean confirmed, String source) {

  public LocalDate opensFor(Year budgetYear) {
    return opens.atYear(budgetYear.getValue() - yearsBefore);
  }

  public LocalDate closesFor(Year budgetYear) {
    return closes.atYear(budgetYear.getValue() - yearsBefore);
  }
}
