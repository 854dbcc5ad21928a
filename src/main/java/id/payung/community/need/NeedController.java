package id.payung.community.need;

import id.payung.fieldwork.declared.ConflictChoice;
import id.payung.fieldwork.declared.FieldWords;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.lifecycle.Transition;
import id.payung.platform.lifecycle.TransitionRequest;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedRoles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Catatan kebutuhan: the list, one note, its answer, and a choice between two versions. */
@Controller
@RequestMapping("/{regency}/needs")
@ForNeedReaders
class NeedController implements Navigation {
  private static final Role[] READERS =
      Objects.requireNonNull(ForNeedReaders.class.getAnnotation(AllowedRoles.class)).value();

  private final NeedNoteRepository notes;
  private final NeedKind kind;
  private final NeedList list;
  private final FieldWords words;
  private final ReferenceCatalogue reference;

  NeedController(NeedNoteRepository notes, NeedKind kind, NeedList list, FieldWords words,
      ReferenceCatalogue reference) {
    this.notes = notes;
    this.kind = kind;
    this.list = list;
    this.words = words;
    this.reference = reference;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(READERS) ? List.of(new NavigationItem(45, "community.need.door", "/needs", "bell"))
        : List.of();
  }

  @GetMapping
  @Transactional(readOnly = true)
  NeedListPage showList(ListQuery<NeedFilter> query, Actor actor, Ui ui) {
    var slice = notes.list(actor, query.filter(), list.definition().page(query));
    return new NeedListPage(list.definition().view(ui, query, slice), reference.list("community/needs").entries());
  }

  @GetMapping("/export.xlsx")
  WebResult export(ListQuery<NeedFilter> query, Actor actor, Ui ui) {
    return list.definition().download(ui, notes.list(actor, query.filter(), list.definition().whole(query)).rows());
  }

  @GetMapping("/{id}")
  NeedPage show(@PathVariable UUID id, Actor actor, Ui ui) {
    NeedNote note = notes.require(actor, id);
    return page(actor, ui, note, blankAnswer(note), ConflictChoice.NONE);
  }

  private static FormFields blankAnswer(NeedNote note) {
    return FormFields.blank(NeedAnswerForm.class).with("seen", note.answer().state().code());
  }

  private NeedPage page(Actor actor, Ui ui, NeedNote note, FormFields answer, ConflictChoice choice) {
    List<NeedState> moves =
        NeedState.LIFE.nextFor(kind.mover(actor, note), note.answer().state()).stream().map(Transition::to).toList();
    return new NeedPage(note, words.show(ui, NeedDeclaration.KIND, kind.bodyOf(note)),
        words.show(ui, NeedDeclaration.KIND, note.edit().conflicts()), choice, moves, kind.mayChange(actor, note),
        answer);
  }

  @PostMapping("/{id}/answer")
  WebResult answer(@PathVariable UUID id, Submission<NeedAnswerForm> sent, Actor actor, Ui ui) {
    NeedNote note = notes.require(actor, id);
    return sent.save(form -> {
      kind.move(actor, id, new TransitionRequest<>(form.seen(), form.to(), form.reason()));
      return SeeOther.to("/needs/" + id).saying("community.need.answered");
    }, fields -> page(actor, ui, note, fields, ConflictChoice.NONE));
  }

  @GetMapping("/{id}/edit")
  NeedFormPage showEdit(@PathVariable UUID id, Actor actor, Ui ui) {
    return formPage(ui, FormFields.of(NeedForm.of(requireChangeable(actor, id))));
  }

  @PostMapping("/{id}")
  WebResult change(@PathVariable UUID id, Submission<NeedForm> sent, Actor actor, Ui ui) {
    NeedNote note = requireChangeable(actor, id);
    return sent.save(form -> {
      try {
        kind.amend(actor, id, form.version(), kind.read(kind.bodyOf(form.on(note))));
      } catch (Invalid wrong) {
        throw NeedForm.onPage(wrong);
      }
      return SeeOther.to("/needs/" + id).saying("community.need.changed");
    }, fields -> formPage(ui, fields));
  }

  private NeedNote requireChangeable(Actor actor, UUID id) {
    NeedNote note = notes.require(actor, id);
    kind.requireMayChange(actor, note);
    return note;
  }

  private NeedFormPage formPage(Ui ui, FormFields form) {
    return new NeedFormPage(form, words.controls(ui, NeedDeclaration.KIND));
  }

  @PostMapping("/{id}/settlement")
  WebResult settle(@PathVariable UUID id, @RequestParam int version, Actor actor, Ui ui, HttpServletRequest request) {
    NeedNote note = notes.require(actor, id);
    ConflictChoice choice = ConflictChoice.sent(request.getParameterMap());
    try {
      kind.settle(actor, id, version, choice);
      return SeeOther.to("/needs/" + id).saying("community.settled");
    } catch (Invalid wrong) {
      return new PageWithStatus(page(actor, ui, note, blankAnswer(note), choice.refused(wrong)), 422);
    }
  }
}
