package id.payung.accounts.people;

import id.payung.accounts.EndedMandateReversal;
import id.payung.accounts.Mandate;
import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PeopleRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.accounts.PersonRegistration.EndedMandate;
import id.payung.accounts.people.PeoplePages.InvitationSlipsPage;
import id.payung.accounts.people.PeoplePages.InvitationSlipsPage.InvitationSlip;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkConfirmationPage;
import id.payung.platform.bulk.BulkForm;
import id.payung.platform.bulk.BulkResult;
import id.payung.platform.bulk.BulkRun;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.ForAdministrators;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Many of the list of people at once: invited again, or their mandates ended. */
@Controller
@RequestMapping("/{regency}/people")
@ForAdministrators
class ManyMandatesController {
  private static final String LIST = "/people";

  private final PersonRegistration people;
  private final PeopleRepository mandates;
  private final NewcomerRepository newcomers;
  private final OrganisationRepository organisations;
  private final EndedMandateReversal reversal;
  private final UndoOfferRepository undo;
  private final ReferenceCatalogue reference;

  ManyMandatesController(PersonRegistration people, PeopleRepository mandates, NewcomerRepository newcomers,
      OrganisationRepository organisations, EndedMandateReversal reversal, UndoOfferRepository undo,
      ReferenceCatalogue reference) {
    this.reference = reference;
    this.reversal = reversal;
    this.undo = undo;
    this.people = people;
    this.mandates = mandates;
    this.newcomers = newcomers;
    this.organisations = organisations;
  }

  @PostMapping("/mandates/end")
  WebResult end(Submission<BulkForm> sent, Actor actor, Ui ui) {
    return sent.saveOrReturn(form -> {
      Function<ChosenRow, String> titles = titles(actor, form.rows(), ui);
      if (form.reason().isBlank()) {
        return BulkConfirmationPage.of(ui, form, LIST, "/people/mandates/end", "accounts.bulk.end", titles);
      }
      BulkResult<EndedMandate> result =
          BulkRun.each(form.rows(), titles, row -> people.endMandate(actor, row, form.reason()));
      return undo.offer(actor, reversal, result.done(), result.say(ui, form.backTo(LIST), "accounts.bulk.ended"));
    }, SeeOther.to(LIST));
  }

  /** The links stand on the answer alone, with those who got none: they have been in. */
  @PostMapping("/invitations/chosen")
  WebResult invite(Submission<BulkForm> sent, Actor actor, Ui ui, HttpServletRequest request) {
    return sent.saveOrReturn(form -> {
      Map<UUID, Mandate> known = byId(actor, form.rows());
      Map<UUID, NewcomerRepository.Newcomer> waiting =
          newcomers.list(actor, known.values().stream().map(Mandate::person).distinct().toList());
      Set<UUID> met = new HashSet<>();
      List<ChosenRow> once = form.rows()
          .stream()
          .filter(row -> !known.containsKey(row.id()) || met.add(known.get(row.id()).person()))
          .toList();
      BulkResult<InvitationSlip> result = BulkRun.each(once, titles(actor, once, ui), row -> {
        NewcomerRepository.IssuedInvitation issued = newcomers.invite(actor, row, waiting);
        return new InvitationSlip(issued.newcomer(), PersonController.link(request, issued.token()));
      });
      return result.done().isEmpty() ? result.say(ui, form.backTo(LIST), "accounts.bulk.invited")
          : new InvitationSlipsPage(result.done(), officesOf(actor, result.done()),
              result.left().stream().map(row -> row.in(ui)).toList());
    }, SeeOther.to(LIST));
  }

  private Map<UUID, Organisation> officesOf(Actor actor, List<InvitationSlip> slips) {
    return organisations.findByIds(actor,
        slips.stream().map(slip -> slip.newcomer().organisation()).distinct().toList());
  }

  private Function<ChosenRow, String> titles(Actor actor, List<ChosenRow> rows, Ui ui) {
    Map<UUID, Mandate> known = byId(actor, rows);
    Map<UUID, Organisation> offices =
        organisations.findByIds(actor, known.values().stream().map(Mandate::organisation).distinct().toList());
    return row -> known.containsKey(row.id()) ? titleOf(known.get(row.id()), offices, ui) : ui.t("ui.bulk.unknown");
  }

  /** Two people may have one name, and one person two mandates. */
  private String titleOf(Mandate mandate, Map<UUID, Organisation> offices, Ui ui) {
    String role = reference.list("accounts/roles").nameOf(mandate.role().name(), ui.locale());
    Organisation office = offices.get(mandate.organisation());
    return mandate.personName() + " – " + role + (office == null ? "" : ", " + office.label());
  }

  private Map<UUID, Mandate> byId(Actor actor, List<ChosenRow> rows) {
    return mandates.listByIds(actor, rows.stream().map(ChosenRow::id).toList())
        .stream()
        .collect(Collectors.toMap(Mandate::id, Function.identity()));
  }
}
