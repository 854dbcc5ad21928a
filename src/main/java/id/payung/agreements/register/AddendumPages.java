package id.payung.agreements.register;

import id.payung.agreements.Rights;
import id.payung.agreements.Typed;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new version of an agreement is begun, and dropped while it is a draft. */
@Controller
@RequestMapping("/{regency}/agreements/{id}")
class AddendumPages {
  private final Agreements agreements;
  private final Addenda addenda;

  AddendumPages(Agreements agreements, Addenda addenda) {
    this.agreements = agreements;
    this.addenda = addenda;
  }

  @AllowedToAll
  @GetMapping("/renewal")
  String askRenewal(Actor actor, @PathVariable UUID id, Model model) {
    Rights.require(Rights.keepsRegister(actor));
    model.addAttribute("agreement", agreements.require(actor, id));
    return "agreements/renewal";
  }

  @AllowedToAll
  @PostMapping("/renewal")
  String renew(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    Typed form = new Typed(typed);
    String sort = form.get("sort").equals("renewal") ? "renewal" : "addendum";
    long seen = Objects.requireNonNullElse(form.whole("newest", true), 0L);
    addenda.open(actor, id, sort, form.text("reason", 500, false), (int) seen);
    Flash.say(redirect, "agreements.renewed");
    return back(actor, id) + "/edit";
  }

  @AllowedToAll
  @GetMapping("/versions/{number}/dropping")
  String askDropping(Actor actor, @PathVariable UUID id, @PathVariable int number, Model model) {
    Rights.require(Rights.keepsRegister(actor));
    Agreement agreement = agreements.require(actor, id);
    AgreementVersion version = agreements.versions(actor, id)
        .stream()
        .filter(one -> one.number() == number)
        .findFirst()
        .orElseThrow(NotFound::new);
    model.addAttribute("agreement", agreement);
    model.addAttribute("version", Addenda.requireDroppable(agreement, version));
    return "agreements/dropping";
  }

  @AllowedToAll
  @PostMapping("/versions/{number}/dropping")
  String drop(Actor actor, @PathVariable UUID id, @PathVariable int number,
      @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
    Typed form = new Typed(typed);
    long seen = Objects.requireNonNullElse(form.whole("version", true), 0L);
    addenda.drop(actor, id, number, (int) seen, form.text("reason", 500, false));
    Flash.say(redirect, "agreements.dropped", number - 1);
    return back(actor, id);
  }

  private static String back(Actor actor, UUID id) {
    return "redirect:/" + actor.regency() + "/agreements/" + id;
  }
}
