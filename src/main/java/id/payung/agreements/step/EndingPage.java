package id.payung.agreements.step;

import id.payung.agreements.register.Agreement;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Ends an agreement before its term, or takes that back. */
@Template("agreements/ending")
public record EndingPage(Agreement agreement, FormFields form) implements PageModel {}
