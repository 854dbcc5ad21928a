package id.payung.legislation.register;

import id.payung.accounts.OrganisationRepository;
import id.payung.legislation.Draft;
import id.payung.legislation.DraftFilter;
import id.payung.legislation.DraftForm;
import id.payung.legislation.DraftKind;
import id.payung.legislation.DraftRegistration;
import id.payung.legislation.DraftRepository;
import id.payung.legislation.DraftSide;
import id.payung.legislation.ForDraftKeepers;
import id.payung.legislation.ForDraftReaders;
import id.payung.legislation.LegislationPaths;
import id.payung.legislation.register.DraftPages.DraftBoardPage;
import id.payung.legislation.register.DraftPages.DraftFormPage;
import id.payung.legislation.register.DraftPages.DraftListPage;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AccessRoles;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Drafts of regional rules: the list, the board, one draft, and writing it down. */
@Controller
@RequestMapping("/{regency}/drafts")
class DraftController implements Navigation {
  private final DraftRepository drafts;
  private final DraftRegistration registration;
  private final DraftList list;
  private final DraftPageLoader loader;
  private final OrganisationRepository organisations;
  private final LegislationPaths paths;

  DraftController(DraftRepository drafts, DraftRegistration registration, DraftList list, DraftPageLoader loader,
      OrganisationRepository organisations, ReferenceCatalogue reference) {
    this.drafts = drafts;
    this.registration = registration;
    this.list = list;
    this.loader = loader;
    this.organisations = organisations;
    this.paths = LegislationPaths.of(reference);
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return AccessRoles.isAllowed(actor, ForDraftReaders.class)
        ? List.of(new NavigationItem(25, "legislation.door", "/drafts", "letter"))
        : List.of();
  }

  @ForDraftReaders
  @GetMapping
  @Transactional(readOnly = true)
  DraftListPage showList(ListQuery<DraftFilter> query, Actor actor, Ui ui) {
    var slice = drafts.list(actor, query.filter(), list.definition().page(query));
    return new DraftListPage(list.definition().view(ui, query, slice), paths);
  }

  @ForDraftReaders
  @GetMapping("/export.xlsx")
  WebResult export(ListQuery<DraftFilter> query, Actor actor, Ui ui) {
    return list.definition().download(ui, drafts.list(actor, query.filter(), list.definition().whole(query)).rows());
  }

  @ForDraftReaders
  @GetMapping("/board")
  DraftBoardPage showBoard(Actor actor) {
    return loader.board(actor);
  }

  @ForDraftKeepers
  @GetMapping("/new")
  DraftFormPage showNewDraft(Actor actor, Ui ui) {
    return formPage(actor,
        FormFields.blank(DraftForm.class)
            .with("id", Ids.next())
            .with("version", 0)
            .with("programmeYear", ui.today().getYear()));
  }

  @ForDraftKeepers
  @PostMapping
  WebResult beginDraft(Submission<DraftForm> sent, Actor actor) {
    return sent.save(form -> {
      registration.begin(actor, form);
      return SeeOther.to("/drafts/" + form.id()).saying("legislation.begun");
    }, fields -> formPage(actor, fields));
  }

  @ForDraftReaders
  @GetMapping("/{id}")
  DraftPage showDraft(@PathVariable UUID id, Actor actor) {
    return loader.page(actor, id);
  }

  @ForDraftKeepers
  @GetMapping("/{id}/edit")
  DraftFormPage showEdit(@PathVariable UUID id, Actor actor) {
    Draft draft = drafts.require(actor, id);
    if (!paths.requireKind(draft.kind()).side().isKeptBy(actor)) {
      throw new Forbidden();
    }
    return formPage(actor, FormFields.of(DraftForm.of(draft)));
  }

  @ForDraftKeepers
  @PostMapping("/{id}")
  WebResult changeDraft(@PathVariable UUID id, Submission<DraftForm> sent, Actor actor) {
    drafts.require(actor, id);
    return sent.save(form -> {
      registration.change(actor, form);
      return SeeOther.to("/drafts/" + id).saying("legislation.changed");
    }, fields -> formPage(actor, fields));
  }

  private DraftFormPage formPage(Actor actor, FormFields form) {
    List<DraftKind> kinds = paths.kinds().stream().filter(kind -> kind.side().isKeptBy(actor)).toList();
    List<String> perda = codes(paths.kinds().stream().filter(kind -> kind.series().equals("perda")).toList());
    List<Draft> rules = drafts.listByKinds(actor, perda);
    boolean council = kinds.stream().allMatch(kind -> kind.side() == DraftSide.COUNCIL);
    List<String> own = codes(kinds);
    return new DraftFormPage(form, kinds,
        organisations.listActiveByKinds(actor, council ? new String[]{"council"} : DraftRegistration.OFFICE_KINDS),
        kinds.stream().anyMatch(DraftKind::carriesOut) ? rules : List.of(),
        rules.stream().filter(one -> !own.contains(one.kind())).toList(), paths);
  }

  private static List<String> codes(List<DraftKind> kinds) {
    return kinds.stream().map(DraftKind::code).toList();
  }
}
