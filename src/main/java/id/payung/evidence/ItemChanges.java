package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Flash;
import id.payung.regions.Region;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is done to an item: saying what it is, putting it to use, answering whether it is the same as another, taking it
 * out.
 */
@Controller
@RequestMapping("/{regency}/evidence/{id}")
@Allowed({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER,
  Role.VILLAGE_OPERATOR})
class ItemChanges {
  private final Items items;
  private final ItemBook itemBook;
  private final Uses uses;
  private final Placing placing;
  private final Shown shown;

  ItemChanges(Items items, ItemBook itemBook, Uses uses, Placing placing, Shown shown) {
    this.items = items;
    this.itemBook = itemBook;
    this.uses = uses;
    this.placing = placing;
    this.shown = shown;
  }

  @GetMapping("/edit")
  String edit(Actor actor, @PathVariable UUID id, Model model) {
    Item item = editable(actor, id);
    return form(actor, item, ItemForm.of(item), Map.of(), List.of(), model);
  }

  @PostMapping
  String describe(Actor actor, @PathVariable UUID id, @ModelAttribute("form") ItemForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Item item = editable(actor, id);
    try {
      itemBook.describe(actor, form.applied(item, shown.kindsNow(actor),
          shown.villagesFor(actor).stream().map(Region::id).toList(), shown.today(actor)));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, item, form, invalid.fields(), List.of(), model);
    } catch (Stale stale) {
      response.setStatus(409);
      return form(actor, items.require(actor, id), form, Map.of(), stale.differences(), model);
    }
    Flash.say(redirect, "evidence.described");
    return to(actor, id);
  }

  @GetMapping("/withdrawal")
  String askWithdrawal(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("item", editable(actor, id));
    model.addAttribute("uses", uses.ofItem(actor, id).size());
    return "evidence/withdrawal";
  }

  @PostMapping("/withdrawal")
  String withdraw(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    editable(actor, id);
    itemBook.withdraw(actor, id, reason);
    Flash.say(redirect, "evidence.withdrawn");
    return "redirect:/" + actor.regency() + "/evidence";
  }

  /** An office puts it where its own question asks for it; for another's question it is proposed. */
  @PostMapping("/uses")
  String use(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String pages, @RequestParam(defaultValue = "") String proves,
      RedirectAttributes redirect) {
    Item item = items.require(actor, id);
    Place chosen = Place.read(place);
    if (chosen == null || item.withdrawn() != null) {
      throw new Refused("evidence.place.needed");
    }
    boolean takes = placing.use(actor, item, chosen, pages, proves);
    Flash.say(redirect, takes ? "evidence.used" : "evidence.proposed");
    return to(actor, id);
  }

  @PostMapping("/likeness/{likeness}")
  String settle(Actor actor, @PathVariable UUID id, @PathVariable UUID likeness, @RequestParam String answer,
      RedirectAttributes redirect) {
    editable(actor, id);
    if (!answer.equals("same") && !answer.equals("different")) {
      throw new NotFound();
    }
    itemBook.settle(actor, id, likeness, answer.equals("same"));
    Flash.say(redirect, "evidence.likeness.answered");
    return to(actor, id);
  }

  private Item editable(Actor actor, UUID id) {
    Item item = items.require(actor, id);
    Rights.requireEdit(actor, item);
    return item;
  }

  private static String to(Actor actor, UUID id) {
    return "redirect:/" + actor.regency() + "/evidence/" + id;
  }

  private String form(Actor actor, Item item, ItemForm form, Map<String, String> errors,
      List<Stale.Difference> differences, Model model) {
    model.addAttribute("item", item);
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("differences", differences);
    model.addAttribute("kinds", shown.kindsNow(actor));
    model.addAttribute("districts", Shown.byDistrict(shown.villagesFor(actor)));
    return "evidence/edit";
  }
}
