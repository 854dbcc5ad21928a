package id.payung.legislation.plan;

import id.payung.legislation.Draft;
import id.payung.legislation.LegislationPaths;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Planning the milestones of a draft. */
@Template("legislation/plan")
public record DraftPlanPage(Draft draft, FormFields form, LegislationPaths paths) implements PageModel {}
