package id.payung.agreements.step;

import id.payung.agreements.register.Agreement;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Begins an addendum or a renewal. */
@Template("agreements/renewal")
public record AgreementRenewalPage(Agreement agreement, FormFields form) implements PageModel {}
