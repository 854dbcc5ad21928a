package id.payung.agreements.activity;

import id.payung.accounts.Organisation;
import id.payung.agreements.ActivityView;
import id.payung.agreements.BudgetLine;
import id.payung.agreements.PlanCodeLists;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import org.jspecify.annotations.Nullable;

/** Telling what was realised of a budget line. */
@Template("agreements/realisation")
public record BudgetRealisationPage(ActivityView activity, BudgetLine line, FormFields form, boolean own,
    @Nullable Organisation owner, PlanCodeLists codes) implements PageModel {}
