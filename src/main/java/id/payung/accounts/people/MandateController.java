package id.payung.accounts.people;

import id.payung.accounts.PeopleRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.ForAdministrators;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Penugasan: one more for a person, or an end to one. */
@Controller
@RequestMapping("/{regency}/people/{person}/mandates")
@ForAdministrators
class MandateController {
  /** Why a mandate ends. */
  record MandateEndForm(@NotBlank(message = "accounts.reason.needed") @Size(max = 500) String reason) {}

  private final PersonRegistration people;
  private final AccountAdministration accounts;
  private final PeopleRepository mandates;
  private final MandateFormPageLoader forms;

  MandateController(PersonRegistration people, AccountAdministration accounts, PeopleRepository mandates,
      MandateFormPageLoader forms) {
    this.people = people;
    this.accounts = accounts;
    this.mandates = mandates;
    this.forms = forms;
  }

  @GetMapping("/new")
  PeoplePages.MandateFormPage showNewMandate(@PathVariable UUID person, Actor actor, @Today LocalDate today, Ui ui) {
    return forms.page(actor, ui,
        FormFields.blank(MandateForm.class).with("mandate", Ids.next()).with("validFrom", today),
        accounts.getAccount(actor, person));
  }

  @PostMapping
  WebResult grantMandate(@PathVariable UUID person, Submission<MandateForm> sent, Actor actor, Ui ui) {
    AccountView account = accounts.getAccount(actor, person);
    return sent.save(form -> {
      people.grantMandate(actor, form.givenTo(person, forms.requireOrganisation(actor, form)));
      return SeeOther.to("/people/" + person).saying("accounts.mandate.given");
    }, fields -> forms.page(actor, ui, fields, account));
  }

  @GetMapping("/{mandate}/end")
  WebResult showEnd(@PathVariable UUID person, @PathVariable UUID mandate, Actor actor) {
    boolean runs = mandates.listByPerson(actor, person)
        .stream()
        .anyMatch(held -> held.id().equals(mandate) && held.endedAt() == null);
    return !runs ? SeeOther.to("/people/" + person)
        : new PeoplePages.MandateEndPage(accounts.getAccount(actor, person), mandate,
            FormFields.blank(MandateEndForm.class));
  }

  @PostMapping("/{mandate}/end")
  WebResult endMandate(@PathVariable UUID person, @PathVariable UUID mandate, Submission<MandateEndForm> sent,
      Actor actor) {
    AccountView account = accounts.getAccount(actor, person);
    return sent.save(form -> {
      if (actor.mandates().contains(mandate)) {
        throw new Forbidden();
      }
      people.endMandate(actor, mandate, form.reason());
      return SeeOther.to("/people/" + person).saying("accounts.mandate.ended");
    }, fields -> new PeoplePages.MandateEndPage(account, mandate, fields));
  }
}
