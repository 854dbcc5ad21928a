package id.payung.accounts.savedlist;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.platform.web.confirmation.AsksFirst;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Saringan tersimpan: lists as one narrowed them, by a name. */
@Controller
@AllowedToSignedIn
@RequestMapping("/{regency}/lists")
class SavedListController {
  private final SavedListRepository saved;

  SavedListController(SavedListRepository saved) {
    this.saved = saved;
  }

  /**
   * The button beside the filters of a list sends them here.
   *
   * @param list path of the list that they were of
   * @throws NotFound when that is no path of a list
   */
  @GetMapping
  SavedListPage showLists(@RequestParam(required = false) @Nullable String list,
      @RequestParam MultiValueMap<String, String> parameters, Actor actor) {
    if (list == null) {
      return page(actor, null);
    }
    String query = SavedListAddress.queryOf(parameters);
    if (!list.matches(SavedListAddress.PATH) || query.length() > SavedListAddress.MAX_QUERY) {
      throw new NotFound();
    }
    return page(actor,
        FormFields.blank(SavedListForm.class).with("id", Ids.next()).with("path", list).with("query", query));
  }

  @PostMapping
  WebResult save(Submission<SavedListForm> sent, Actor actor) {
    return sent.save(form -> {
      saved.insert(actor, form);
      return SeeOther.to(SavedListAddress.join(form.path(), form.query())).saying("accounts.saved.done", form.name());
    }, fields -> page(actor, fields));
  }

  @AsksFirst("accounts.saved.asks")
  @PostMapping("/{id}/deletion")
  SeeOther delete(@PathVariable UUID id, Actor actor) {
    saved.delete(actor, id);
    return SeeOther.to("/lists").saying("accounts.saved.deleted");
  }

  private SavedListPage page(Actor actor, @Nullable FormFields form) {
    return new SavedListPage(saved.listOwn(actor).stream().map(SavedListPage.Line::of).toList(), form);
  }
}
