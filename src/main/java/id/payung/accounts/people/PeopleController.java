package id.payung.accounts.people;

import id.payung.accounts.NewMandate;
import id.payung.accounts.PeopleRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AccessRoles;
import id.payung.platform.web.access.ForAdministrators;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Orang & Penugasan: who is who, with which mandate, until when. */
@Controller
@RequestMapping("/{regency}/people")
@ForAdministrators
class PeopleController implements Navigation {
  static final Role[] READERS = AccessRoles.of(ForAdministrators.class);

  /** What is told of who has an account already, here or elsewhere. */
  private static final Set<String> TAKEN = Set.of("accounts.mobile.taken", "accounts.sign-in-name.taken");

  private final PersonRegistration people;
  private final OtherRegencyAccountRepository existingAccounts;
  private final PeopleRepository mandates;
  private final PeopleList list;
  private final MandateFormPageLoader forms;
  private final CodeList roles;

  PeopleController(PersonRegistration people, OtherRegencyAccountRepository existingAccounts, PeopleRepository mandates,
      PeopleList list, MandateFormPageLoader forms, ReferenceCatalogue reference) {
    this.people = people;
    this.existingAccounts = existingAccounts;
    this.mandates = mandates;
    this.list = list;
    this.forms = forms;
    this.roles = reference.list("accounts/roles");
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(READERS) ? List.of(new NavigationItem(80, "accounts.people.door", "/people", "people"),
        new NavigationItem(81, "accounts.organisations.door", "/organisations", "office")) : List.of();
  }

  @GetMapping
  @Transactional(readOnly = true)
  PeoplePages.PeopleListPage showList(ListQuery<PeopleList.PeopleFilter> query, Actor actor, Ui ui) {
    PeopleList.PeopleFilter filter = query.filter();
    var slice = mandates.list(actor, filter.q(), filter.role(), filter.ended(), list.definition().page(query));
    return new PeoplePages.PeopleListPage(list.definition().view(ui, query, slice), roles.entries());
  }

  @GetMapping("/new")
  PeoplePages.MandateFormPage showNewPerson(Actor actor, @Today LocalDate today, Ui ui) {
    return forms.page(actor, ui,
        FormFields.blank(NewPersonForm.class)
            .with("person", Ids.next())
            .with("mandate", Ids.next())
            .with("validFrom", today),
        null);
  }

  private void registerNewcomer(Actor actor, NewPersonForm form, NewMandate mandate) {
    try {
      people.registerWithMandate(actor, form.newPerson(), mandate);
    } catch (Invalid invalid) {
      existingAccounts.countFound(actor, invalid.fields().values().stream().filter(TAKEN::contains).count());
      throw invalid;
    }
  }

  @PostMapping
  WebResult register(Submission<NewPersonForm> sent, Actor actor, Ui ui) {
    return sent.save(form -> {
      UUID organisation = forms.requireOrganisation(actor, form);
      UUID person =
          form.known() ? existingAccounts.requireByNames(actor, form.signInName(), form.name()) : form.person();
      if (form.known()) {
        people.grantMandate(actor, form.givenTo(person, organisation));
      } else {
        registerNewcomer(actor, form, form.givenTo(person, organisation));
      }
      return SeeOther.to("/people/" + person).saying("accounts.person.registered");
    }, fields -> forms.page(actor, ui, fields, null));
  }
}
