package id.payung.accounts.organisation;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.addition.ForOrganisationKeepers;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AccessRoles;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Lembaga: offices, agencies, villages, partners. */
@Controller
@RequestMapping("/{regency}/organisations")
@ForOrganisationKeepers
class OrganisationController {
  static final Role[] READERS = AccessRoles.of(ForOrganisationKeepers.class);

  /** What narrows the list of organisations: a part of the name, and the kind. */
  record OrganisationFilter(String q, String kind) {}

  private final OrganisationRepository organisations;
  private final OrganisationList list;
  private final RegionRepository regions;
  private final CodeList kinds;

  OrganisationController(OrganisationRepository organisations, OrganisationList list, RegionRepository regions,
      ReferenceCatalogue reference) {
    this.organisations = organisations;
    this.list = list;
    this.regions = regions;
    this.kinds = reference.list("accounts/organisation-kinds");
  }

  @GetMapping
  OrganisationPages.OrganisationListPage showList(ListQuery<OrganisationFilter> query, Actor actor, Ui ui) {
    return new OrganisationPages.OrganisationListPage(
        list.definition().view(ui, query, lines(actor, query.filter(), list.definition().page(query))),
        kinds.entries());
  }

  @GetMapping("/export.xlsx")
  WebResult export(ListQuery<OrganisationFilter> query, Actor actor, Ui ui) {
    return list.definition().download(ui, lines(actor, query.filter(), list.definition().whole(query)).rows());
  }

  private Slice<OrganisationList.Line> lines(Actor actor, OrganisationFilter filter,
      ListWindow<OrganisationList.Line> window) {
    List<Organisation> found = organisations.list(actor, filter.q(), filter.kind(), window);
    Map<UUID, Region> villages =
        regions.findByIds(found.stream().map(Organisation::village).filter(Objects::nonNull).distinct().toList());
    return window.slice(found.stream().map(organisation -> {
      Region village = organisation.village() == null ? null : villages.get(organisation.village());
      return new OrganisationList.Line(organisation, village == null ? null : village.label());
    }).toList());
  }

  @GetMapping("/new")
  OrganisationPages.OrganisationFormPage showNew() {
    return formPage(FormFields.blank(OrganisationForm.class).with("id", Ids.next()).with("version", 0));
  }

  @GetMapping("/{id}")
  OrganisationPages.OrganisationFormPage showEdit(@PathVariable UUID id, Actor actor) {
    return formPage(FormFields.of(OrganisationForm.of(organisations.require(actor, id))));
  }

  @PostMapping
  WebResult save(Submission<OrganisationForm> sent, Actor actor) {
    return sent.save(form -> {
      if (!form.isNew()) {
        organisations.update(actor, form.id(), form.version(), form.name(), form.shortName(), form.active());
      } else if (kinds.find(form.kind()).isPresent()) {
        organisations.insertIfAbsent(actor, form.id(), form.kind(), form.name(), form.shortName(), null, false);
      } else {
        throw new Invalid("kind", "accounts.organisation.kind-needed");
      }
      return SeeOther.to("/organisations").saying("accounts.organisation.saved");
    }, this::formPage);
  }

  private OrganisationPages.OrganisationFormPage formPage(FormFields form) {
    return new OrganisationPages.OrganisationFormPage(form, kinds.entries());
  }
}
