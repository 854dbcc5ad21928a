package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Flash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Usulan data dukung: the office takes what is proposed, or says why not. The oldest comes first, and after it the
 * next.
 */
@Controller
@RequestMapping("/{regency}/evidence")
@Allowed({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER})
class ProposalPages {
  private static final int SHOWN_AT_ONCE = 30;

  private final Items items;
  private final Register register;
  private final Uses uses;
  private final Places places;
  private final Shown shown;

  ProposalPages(Items items, Register register, Uses uses, Places places, Shown shown) {
    this.items = items;
    this.register = register;
    this.uses = uses;
    this.places = places;
    this.shown = shown;
  }

  @GetMapping("/proposals")
  String proposals(Actor actor, Model model) {
    List<UseLine> waiting = uses.proposals(actor, SHOWN_AT_ONCE + 1);
    List<UseLine> returned = uses.returned(actor, SHOWN_AT_ONCE);
    List<UseLine> all = new ArrayList<>(waiting);
    all.addAll(returned);
    Map<UUID, Item> named = items.named(actor, all.stream().map(line -> line.use().item()).distinct().toList());
    model.addAttribute("waiting", waiting.size() > SHOWN_AT_ONCE ? waiting.subList(0, SHOWN_AT_ONCE) : waiting);
    model.addAttribute("more", waiting.size() > SHOWN_AT_ONCE);
    model.addAttribute("returned", returned);
    model.addAttribute("items", named);
    model.addAttribute("book", places.book(actor, all.stream().map(UseLine::evaluation).distinct().toList()));
    model.addAttribute("offices",
        shown.offices(actor, all.stream().map(line -> line.use().organisation()).distinct().toList()));
    model.addAttribute("villages",
        shown.villages(named.values().stream().map(Item::village).filter(java.util.Objects::nonNull).toList()));
    model.addAttribute("maySee",
        named.values().stream().filter(item -> Rights.maySeeOriginal(actor, item)).map(Item::id).toList());
    return "evidence/proposals";
  }

  @PostMapping("/uses/{use}/taking")
  String take(Actor actor, @PathVariable UUID use, @RequestParam(defaultValue = "") String back,
      RedirectAttributes redirect) {
    register.take(actor, use);
    Flash.say(redirect, "evidence.taken");
    return to(actor, use, back);
  }

  @GetMapping("/uses/{use}/refusal")
  String askWhyNot(Actor actor, @PathVariable UUID use, @RequestParam(defaultValue = "") String back, Model model) {
    return ask(actor, use, back, "refusal", model);
  }

  @PostMapping("/uses/{use}/refusal")
  String decline(Actor actor, @PathVariable UUID use, @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String back, RedirectAttributes redirect) {
    register.decline(actor, use, reason);
    Flash.say(redirect, "evidence.declined");
    return to(actor, use, back);
  }

  @GetMapping("/uses/{use}/take-back")
  String askTakeBack(Actor actor, @PathVariable UUID use, @RequestParam(defaultValue = "") String back, Model model) {
    return ask(actor, use, back, "take-back", model);
  }

  @PostMapping("/uses/{use}/take-back")
  String takeBack(Actor actor, @PathVariable UUID use, @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String back, RedirectAttributes redirect) {
    register.takeBack(actor, use, reason);
    Flash.say(redirect, "evidence.taken-back");
    return to(actor, use, back);
  }

  private String ask(Actor actor, UUID use, String back, String deed, Model model) {
    UseLine line = uses.require(actor, use);
    if (!Rights.answersFor(actor, line.use().organisation())) {
      throw new Forbidden();
    }
    model.addAttribute("line", line);
    model.addAttribute("deed", deed);
    model.addAttribute("back", back.equals("proposals") ? back : "");
    model.addAttribute("book", places.book(actor, List.of(line.evaluation())));
    return "evidence/use-question";
  }

  private String to(Actor actor, UUID use, String back) {
    String path = back.equals("proposals") ? "proposals" : uses.require(actor, use).use().item() + "#use-" + use;
    return "redirect:/" + actor.regency() + "/evidence/" + path;
  }
}
