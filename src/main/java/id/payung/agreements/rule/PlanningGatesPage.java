package id.payung.agreements.rule;

import id.payung.agreements.PlanningGateRepository.GateDates;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** The planning gates of a budget year, each with its form. */
@Template("agreements/gates")
public record PlanningGatesPage(int year, List<GateDates> gates, FormFields form, boolean maySet) implements PageModel {

  /** The form of one gate: as it came back, or with the dates of now. */
  public FormFields formOf(GateDates gate) {
    return form.value("gate").equals(gate.gate().code()) ? form : PlanningGateForm.of(year, gate);
  }
}
