package id.payung.agreements.planning;

import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Recording the signed paper of a version. */
@Template("agreements/signed")
public record SignedPlanPage(PlanVersionContent said, FormFields form) implements PageModel {}
