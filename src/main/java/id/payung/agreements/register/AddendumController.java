package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.form.AgreementFormInput;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new version of an agreement is begun, and dropped while it is a draft. */
@Controller
@RequestMapping("/{regency}/agreements/{id}")
class AddendumController {
  private final AgreementDirectory agreements;
  private final AddendumLifecycle addendumLifecycle;

  AddendumController(AgreementDirectory agreements, AddendumLifecycle addendumLifecycle) {
    this.agreements = agreements;
    this.addendumLifecycle = addendumLifecycle;
  }

  @AllowedToSignedIn
  @GetMapping("/renewal")
  String showRenewal(Actor actor, @PathVariable UUID id, Model model) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    model.addAttribute("agreement", agreements.require(actor, id));
    return "agreements/renewal";
  }

  @AllowedToSignedIn
  @PostMapping("/renewal")
  String openVersion(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    AgreementFormInput form = new AgreementFormInput(typed);
    String sort = form.get("sort").equals("renewal") ? "renewal" : "addendum";
    long expectedVersion = Objects.requireNonNullElse(form.readWholeNumber("newest", true), 0L);
    addendumLifecycle.openVersion(actor, id, sort, form.readText("reason", 500, false), (int) expectedVersion);
    FlashMessages.add(redirect, "agreements.renewed");
    return redirectToAgreement(actor, id) + "/edit";
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/dropping")
  String showDropping(Actor actor, @PathVariable UUID id, @PathVariable int number, Model model) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayKeepRegister(actor));
    Agreement agreement = agreements.require(actor, id);
    AgreementVersion version = agreements.listVersions(actor, id)
        .stream()
        .filter(one -> one.number() == number)
        .findFirst()
        .orElseThrow(NotFound::new);
    model.addAttribute("agreement", agreement);
    model.addAttribute("version", AddendumLifecycle.requireDroppable(agreement, version));
    return "agreements/dropping";
  }

  @AllowedToSignedIn
  @PostMapping("/versions/{number}/dropping")
  String dropDraft(Actor actor, @PathVariable UUID id, @PathVariable int number,
      @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
    AgreementFormInput form = new AgreementFormInput(typed);
    long expectedVersion = Objects.requireNonNullElse(form.readWholeNumber("version", true), 0L);
    addendumLifecycle.dropDraft(actor, id, number, (int) expectedVersion, form.readText("reason", 500, false));
    FlashMessages.add(redirect, "agreements.dropped", number - 1);
    return redirectToAgreement(actor, id);
  }

  private static String redirectToAgreement(Actor actor, UUID id) {
    return "redirect:/" + actor.regency() + "/agreements/" + id;
  }
}
