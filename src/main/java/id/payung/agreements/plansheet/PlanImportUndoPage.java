package id.payung.agreements.plansheet;

import id.payung.agreements.JointPlan;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.UUID;

/** Asks before an import is undone. */
@Template("agreements/undoing")
public record PlanImportUndoPage(JointPlan plan, UUID batch, FormFields form) implements PageModel {}
