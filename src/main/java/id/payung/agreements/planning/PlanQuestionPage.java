package id.payung.agreements.planning;

import id.payung.agreements.JointPlan;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Asks before a version is sent back, or a new one begun. */
@Template("agreements/plan-question")
public record PlanQuestionPage(JointPlan plan, int number, boolean renewal, FormFields form) implements PageModel {}
