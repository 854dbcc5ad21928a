package id.payung.agreements.planning;

import id.payung.agreements.JointPlan;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;

/** Writing an activity of a draft with its budget lines. */
@Template("agreements/activity-form")
public record PlanActivityFormPage(JointPlan plan, FormFields form, List<SelectOption> partners, Codes codes,
    Choices choices) implements PageModel {

  /** Of the lists of codes. */
  public record Codes(List<SelectOption> kinds, List<SelectOption> units, List<SelectOption> sources,
      List<SelectOption> stages) {}

  /** Of the records. */
  public record Choices(List<SelectOptionGroup> offices, List<SelectOptionGroup> owners,
      List<SelectOptionGroup> districts, List<SelectOptionGroup> questions) {}

  /** Whether it was saved before. */
  public boolean known() {
    return !form.value("basedOn").matches("0?");
  }
}
