package id.payung.agreements;

import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.SelectOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The code lists whose words stand on pages of plans and activities. */
public record PlanCodeLists(CodeList kinds, CodeList units, CodeList sources, CodeList stages) {

  public static PlanCodeLists of(ReferenceCatalogue reference) {
    return new PlanCodeLists(reference.list("agreements/activity-kinds"), reference.list("agreements/units"),
        reference.list("agreements/funding-sources"), reference.list("agreements/budget-stages"));
  }

  /** Those of a list that may be chosen on that day. */
  public static List<SelectOption> options(CodeList list, LocalDate day, Locale locale) {
    return SelectOption.of(list.validOn(day), CodeListEntry::code, entry -> entry.nameIn(locale));
  }

  /** Whether a line at this stage is money. */
  public boolean isMoney(String stage) {
    return stages.find(stage).filter(entry -> entry.flag("money")).isPresent();
  }
}
