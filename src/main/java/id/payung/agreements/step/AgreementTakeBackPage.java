package id.payung.agreements.step;

import id.payung.agreements.JointPlan;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementStage;
import id.payung.agreements.register.AgreementVersion;
import id.payung.platform.form.FormFields;
import id.payung.platform.lifecycle.Transition;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import java.util.List;

/**
 * Takes back what was noted as signed or in force.
 *
 * @param holds number of the version that holds afterwards
 * @param approved plans that stay approved
 */
@Template("agreements/step-back")
public record AgreementTakeBackPage(Agreement agreement, AgreementVersion version, Transition<AgreementStage> step,
    int holds, List<JointPlan> approved, CodeList stages, FormFields form) implements PageModel {}
