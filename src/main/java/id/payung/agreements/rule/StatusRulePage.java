package id.payung.agreements.rule;

import id.payung.agreements.RegencyStatusRule;
import id.payung.agreements.reference.StatusRule;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** The rule of status that holds, and setting another. */
@Template("agreements/rule")
public record StatusRulePage(StatusRule now, List<RegencyStatusRule> own, StatusRule shipped, FormFields form,
    boolean maySet) implements PageModel {}
