package id.payung.agreements.step;

import id.payung.agreements.register.Agreement;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/**
 * Ends an agreement before its term, or takes that back.
 *
 * @param reopens what the person asked for; the agreement may stand otherwise by now
 */
@Template("agreements/ending")
public record EndingPage(Agreement agreement, boolean reopens, FormFields form) implements PageModel {}
