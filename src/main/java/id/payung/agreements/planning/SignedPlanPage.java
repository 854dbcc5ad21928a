package id.payung.agreements.planning;

import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/**
 * Recording the signed paper of a version.
 *
 * @param onlyFor names of the sides that it is recorded for, where that is not all of them
 */
@Template("agreements/signed")
public record SignedPlanPage(PlanVersionContent said, List<String> onlyFor, FormFields form) implements PageModel {}
