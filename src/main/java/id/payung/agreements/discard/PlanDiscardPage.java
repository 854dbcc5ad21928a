package id.payung.agreements.discard;

import id.payung.agreements.JointPlan;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/**
 * Asks before a draft of a plan is discarded.
 *
 * @param activities how many it says
 */
@Template("agreements/discard")
public record PlanDiscardPage(JointPlan plan, int activities, FormFields form) implements PageModel {}
