package id.payung.agreements.planning;

import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/**
 * Asks before an activity leaves the draft.
 *
 * @param spent whole rupiah that were realised, as far as the reader may see
 * @param reports that count
 */
@Template("agreements/removal")
public record PlanActivityRemovalPage(JointPlan plan, PlanVersionActivity activity, long spent, int reports,
    FormFields form) implements PageModel {}
