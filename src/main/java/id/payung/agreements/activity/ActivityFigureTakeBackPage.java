package id.payung.agreements.activity;

import id.payung.agreements.ActivityView;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Asks before something is taken back, or counted again; {@code kind} says what. */
@Template("agreements/taking-back")
public record ActivityFigureTakeBackPage(ActivityView activity, String kind, String path,
    FormFields form) implements PageModel {}
