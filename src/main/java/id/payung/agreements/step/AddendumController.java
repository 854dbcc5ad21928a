package id.payung.agreements.step;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.register.AddendumLifeCycle;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementVersion;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A new version of an agreement is begun, and dropped while it is a draft. */
@Controller
@RequestMapping("/{regency}/agreements/{id}")
class AddendumController {
  private final AgreementDirectory agreements;
  private final AddendumLifeCycle addendumLifeCycle;

  AddendumController(AgreementDirectory agreements, AddendumLifeCycle addendumLifeCycle) {
    this.agreements = agreements;
    this.addendumLifeCycle = addendumLifeCycle;
  }

  @AllowedToSignedIn
  @GetMapping("/renewal")
  WebResult showRenewal(@PathVariable UUID id, Actor actor) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    Agreement agreement = agreements.require(actor, id);
    if (agreement.endedOn() != null
        || !agreements.requireVersion(actor, id, agreement.newestVersion()).stage().complete()) {
      return SeeOther.to("/agreements/" + id);
    }
    return new AgreementRenewalPage(agreement,
        FormFields.blank(AgreementRenewalForm.class)
            .with("newest", agreement.newestVersion())
            .with("sort", "addendum"));
  }

  @AllowedToSignedIn
  @PostMapping("/renewal")
  WebResult openVersion(@PathVariable UUID id, Submission<AgreementRenewalForm> sent, Actor actor) {
    Agreement agreement = requireKept(actor, id);
    return sent.save(form -> {
      addendumLifeCycle.openVersion(actor, id, form.sort(), form.reason(), form.newest());
      return SeeOther.to("/agreements/" + id + "/edit").saying("agreements.renewed");
    }, fields -> new AgreementRenewalPage(agreement, fields));
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/dropping")
  AgreementDraftDropPage showDropping(@PathVariable UUID id, @PathVariable int number, Actor actor) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    Agreement agreement = agreements.require(actor, id);
    return droppingPage(actor, agreement, number, FormFields.blank(AgreementDraftDropForm.class)
        .with("version", agreements.requireVersion(actor, id, number).version()));
  }

  @AllowedToSignedIn
  @PostMapping("/versions/{number}/dropping")
  WebResult dropDraft(@PathVariable UUID id, @PathVariable int number, Submission<AgreementDraftDropForm> sent,
      Actor actor) {
    Agreement agreement = requireKept(actor, id);
    return sent.save(form -> {
      addendumLifeCycle.dropDraft(actor, id, number, form.version(), form.reason());
      return SeeOther.to("/agreements/" + id).saying("agreements.dropped", number - 1);
    }, fields -> droppingPage(actor, agreement, number, fields));
  }

  private Agreement requireKept(Actor actor, UUID id) {
    Agreement agreement = agreements.require(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    return agreement;
  }

  private AgreementDraftDropPage droppingPage(Actor actor, Agreement agreement, int number, FormFields form) {
    AgreementVersion version = agreements.requireVersion(actor, agreement.id(), number);
    return new AgreementDraftDropPage(agreement, AddendumLifeCycle.requireDroppable(agreement, version), form);
  }
}
