package id.payung.agreements.step;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** An agreement ends before its term, or goes on again: two addresses, so that neither undoes the other unasked. */
@Controller
@AllowedToSignedIn
@RequestMapping("/{regency}/agreements/{id}")
class AgreementEndController {
  private final AgreementDirectory agreements;
  private final AgreementLifeCycle lifecycle;
  private final WorkAfterEndRepository work;

  AgreementEndController(AgreementDirectory agreements, AgreementLifeCycle lifecycle, WorkAfterEndRepository work) {
    this.work = work;
    this.agreements = agreements;
    this.lifecycle = lifecycle;
  }

  @GetMapping("/ending")
  WebResult showEnding(@PathVariable UUID id, Actor actor, @Today LocalDate today) {
    Agreement agreement = requireKept(actor, id);
    return agreement.endedOn() != null ? AgreementStepController.toAgreement(id)
        : new AgreementEndingPage(agreement, false, FormFields.blank(AgreementEndingForm.class).with("on", today));
  }

  @PostMapping("/ending")
  WebResult end(@PathVariable UUID id, Submission<AgreementEndingForm> sent, Actor actor) {
    Agreement agreement = requireKept(actor, id);
    List<WorkAfterEnd> after = new ArrayList<>();
    return sent.save(form -> {
      if (!form.withWork()) {
        after.addAll(
            agreement.endedOn() != null ? List.of() : work.list(actor, id, form.on(), AgreementEndingPage.MOST + 1));
        if (!after.isEmpty()) {
          throw new Invalid("withWork", "agreements.end.after.needed");
        }
      }
      lifecycle.endEarly(actor, id, form.on(), form.reason());
      return AgreementStepController.toAgreement(id).saying("agreements.ended");
    }, fields -> new AgreementEndingPage(agreement, false, fields, after));
  }

  @GetMapping("/reopening")
  WebResult showReopening(@PathVariable UUID id, Actor actor) {
    Agreement agreement = requireKept(actor, id);
    return agreement.endedOn() == null ? AgreementStepController.toAgreement(id)
        : new AgreementEndingPage(agreement, true, FormFields.blank(AgreementReopeningForm.class));
  }

  @PostMapping("/reopening")
  WebResult reopen(@PathVariable UUID id, Submission<AgreementReopeningForm> sent, Actor actor) {
    Agreement agreement = requireKept(actor, id);
    return sent.save(form -> {
      lifecycle.reopen(actor, id, form.reason());
      return AgreementStepController.toAgreement(id).saying("agreements.reopened");
    }, fields -> new AgreementEndingPage(agreement, true, fields));
  }

  private Agreement requireKept(Actor actor, UUID id) {
    Agreement agreement = agreements.require(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    return agreement;
  }
}
