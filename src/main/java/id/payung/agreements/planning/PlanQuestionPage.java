package id.payung.agreements.planning;

import id.payung.agreements.JointPlan;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Asks before a version is sent back, or a new one begun; and then what is written into it, if that is known. */
@Template("agreements/plan-question")
public record PlanQuestionPage(JointPlan plan, int number, boolean renewal, FormFields form) implements PageModel {

  /** Whether somebody comes from a decision or a question that is to become an activity. */
  public boolean makesActivity() {
    return !form.value("decision").isBlank() || !form.value("question").isBlank();
  }
}
