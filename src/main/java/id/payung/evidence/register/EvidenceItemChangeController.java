package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.access.AllowedRoles;
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
@AllowedRoles({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER,
  Role.VILLAGE_OPERATOR})
class EvidenceItemChangeController {
  private final EvidenceItemRepository items;
  private final EvidenceItemLifecycle itemLifecycle;
  private final EvidenceUseRepository uses;
  private final EvidencePlacement placement;
  private final EvidencePageLookup lookup;

  EvidenceItemChangeController(EvidenceItemRepository items, EvidenceItemLifecycle itemLifecycle,
      EvidenceUseRepository uses, EvidencePlacement placement, EvidencePageLookup lookup) {
    this.items = items;
    this.itemLifecycle = itemLifecycle;
    this.uses = uses;
    this.placement = placement;
    this.lookup = lookup;
  }

  @GetMapping("/edit")
  String showForm(Actor actor, @PathVariable UUID id, Model model) {
    EvidenceItem item = requireEditable(actor, id);
    return renderForm(actor, item, EvidenceItemForm.from(item), Map.of(), List.of(), model);
  }

  @PostMapping
  String saveDescription(Actor actor, @PathVariable UUID id, @ModelAttribute("form") EvidenceItemForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    EvidenceItem item = requireEditable(actor, id);
    try {
      itemLifecycle.describe(actor, form.toItem(item, lookup.documentKindsToday(actor),
          lookup.listSelectableVillages(actor).stream().map(Region::id).toList(), lookup.today(actor)));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderForm(actor, item, form, invalid.fields(), List.of(), model);
    } catch (Stale stale) {
      response.setStatus(409);
      return renderForm(actor, items.require(actor, id), form, Map.of(), stale.differences(), model);
    }
    FlashMessages.add(redirect, "evidence.described");
    return redirectToItem(actor, id);
  }

  @GetMapping("/withdrawal")
  String showWithdrawal(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("item", requireEditable(actor, id));
    model.addAttribute("uses", uses.listByItem(actor, id).size());
    return "evidence/withdrawal";
  }

  @PostMapping("/withdrawal")
  String withdraw(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    requireEditable(actor, id);
    itemLifecycle.withdraw(actor, id, reason);
    FlashMessages.add(redirect, "evidence.withdrawn");
    return "redirect:/" + actor.regency() + "/evidence";
  }

  /** An office puts it where its own question asks for it; for another's question it is proposed. */
  @PostMapping("/uses")
  String placeItem(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String pages, @RequestParam(defaultValue = "") String proves,
      RedirectAttributes redirect) {
    EvidenceItem item = items.require(actor, id);
    EvidenceSlotKey chosen = EvidenceSlotKey.parse(place);
    if (chosen == null || item.withdrawn() != null) {
      throw new Refused("evidence.place.needed");
    }
    boolean takes = placement.place(actor, item, chosen, pages, proves);
    FlashMessages.add(redirect, takes ? "evidence.used" : "evidence.proposed");
    return redirectToItem(actor, id);
  }

  @PostMapping("/likeness/{likeness}")
  String answerLikeness(Actor actor, @PathVariable UUID id, @PathVariable UUID likeness, @RequestParam String answer,
      RedirectAttributes redirect) {
    requireEditable(actor, id);
    if (!answer.equals("same") && !answer.equals("different")) {
      throw new NotFound();
    }
    itemLifecycle.answerLikeness(actor, id, likeness, answer.equals("same"));
    FlashMessages.add(redirect, "evidence.likeness.answered");
    return redirectToItem(actor, id);
  }

  private EvidenceItem requireEditable(Actor actor, UUID id) {
    EvidenceItem item = items.require(actor, id);
    EvidenceAccessPolicy.requireMayEdit(actor, item);
    return item;
  }

  private static String redirectToItem(Actor actor, UUID id) {
    return "redirect:/" + actor.regency() + "/evidence/" + id;
  }

  private String renderForm(Actor actor, EvidenceItem item, EvidenceItemForm form, Map<String, String> errors,
      List<Stale.Difference> differences, Model model) {
    model.addAttribute("item", item);
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("differences", differences);
    model.addAttribute("kinds", lookup.documentKindsToday(actor));
    model.addAttribute("districts", EvidencePageLookup.groupByDistrict(lookup.listSelectableVillages(actor)));
    return "evidence/edit";
  }
}
