package id.payung.agreements.activity;

import id.payung.agreements.ActivityView;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Writing down who was trained. */
@Template("agreements/training")
public record ActivityTrainingPage(ActivityView activity, FormFields form) implements PageModel {}
