package id.payung.agreements.reference;

import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.reference.YamlMapping;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Comparator;
import java.util.List;

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

  /** The gates of a budget year as shipped, in the order in which they close. */
  public static List<PlanningGate> listShipped(ReferenceCatalogue reference) {
    return reference.file("agreements/planning-gates", PlanningGate::readAll);
  }

  private static List<PlanningGate> readAll(YamlMapping file) {
    YamlMapping sources = file.mapping("sources");
    Year any = Year.of(2026);
    return file.mappings("gates")
        .stream()
        .map(gate -> RecordCopy.blank(PlanningGate.class)
            .with(PlanningGate::code, gate.text("code"))
            .with(PlanningGate::name, gate.bilingualText("name"))
            .with(PlanningGate::document, gate.text("document"))
            .with(PlanningGate::yearsBefore, gate.number("yearsBefore"))
            .with(PlanningGate::opens, MonthDay.parse("--" + gate.text("opens")))
            .with(PlanningGate::closes, MonthDay.parse("--" + gate.text("closes")))
            .with(PlanningGate::stage, gate.text("stage"))
            .with(PlanningGate::village, gate.flag("village"))
            .with(PlanningGate::confirmed, gate.flag("confirmed"))
            .with(PlanningGate::source, sources.text(gate.text("source")))
            .make())
        .sorted(Comparator.comparing(gate -> gate.closesFor(any)))
        .toList();
  }

  public LocalDate opensFor(Year budgetYear) {
    return opens.atYear(budgetYear.getValue() - yearsBefore);
  }

  public LocalDate closesFor(Year budgetYear) {
    return closes.atYear(budgetYear.getValue() - yearsBefore);
  }
}
