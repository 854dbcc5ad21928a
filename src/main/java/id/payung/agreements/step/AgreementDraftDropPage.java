package id.payung.agreements.step;

import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementVersion;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** Drops a version that is a draft. */
@Template("agreements/dropping")
public record AgreementDraftDropPage(Agreement agreement, AgreementVersion version,
    FormFields form) implements PageModel {}
