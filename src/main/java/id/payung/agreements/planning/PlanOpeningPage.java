package id.payung.agreements.planning;

import id.payung.agreements.register.Agreement;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Opening the plan of a year under an agreement. */
@Template("agreements/plan-new")
public record PlanOpeningPage(Agreement agreement, FormFields form) implements PageModel {}
